using System.Globalization;
using System.Text.Json;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.Bodies;

namespace ImageStudio.LocalAws.S3.Posts;

/// <summary>
/// One condition of a form's policy: <c>{"acl": "private"}</c>, <c>["eq", "$key", "a"]</c>, <c>["starts-with", "$key", "a/"]</c>
/// or <c>["content-length-range", 1, 10]</c>.
/// </summary>
internal sealed record PostRule
{
    private readonly string _value = "";
    private readonly bool _isPrefix;

    /// <summary>Lower-case name of the field, empty for the size of the file.</summary>
    public string Field { get; private init; } = "";

    /// <summary>The size that the file may have.</summary>
    public SizeRange? Size { get; private init; }

    /// <exception cref="AwsException">InvalidPolicyDocument.</exception>
    public static PostRule Read(JsonElement condition)
    {
        if (condition.ValueKind is JsonValueKind.Object)
            return Simple([.. condition.EnumerateObject()]);
        if (condition.ValueKind is not JsonValueKind.Array || condition.GetArrayLength() != 3)
            throw S3Errors.InvalidPolicyDocument("Invalid Condition: Condition must have exactly three elements.");
        var operation = condition[0].GetString()!.ToLowerInvariant();
        return operation switch
        {
            "content-length-range" => new PostRule { Size = new SizeRange(Number(condition[1]), Number(condition[2])) },
            "eq" or "starts-with" when condition[1].GetString() is ['$', .. var field] => new PostRule(field, condition[2].ToString(), operation == "starts-with"),
            _ => throw S3Errors.InvalidPolicyDocument($"Invalid Condition: unknown operation or field in {condition.GetRawText()}."),
        };
    }

    /// <summary>Whether a field may have this value; one that is absent fulfils nothing, not even an empty prefix.</summary>
    public bool Holds(string? value)
    {
        if (Size is not null)
            return true;
        if (value is null)
            return false;
        if (!_isPrefix)
            return value == _value;
        // A content type may be a list, each entry of which counts.
        var values = Field == "content-type" ? value.Split(',', StringSplitOptions.TrimEntries) : [value];
        return Array.TrueForAll(values, v => v.StartsWith(_value, StringComparison.Ordinal));
    }

    /// <summary>As S3 names it in an error.</summary>
    public override string ToString() => JsonText(_isPrefix ? "starts-with" : "eq", "$" + Field, _value);

    private PostRule()
    {
    }

    private PostRule(string field, string value, bool isPrefix) => (Field, _value, _isPrefix) = (field.ToLowerInvariant(), value, isPrefix);

    private static PostRule Simple(JsonProperty[] properties) => properties is [var only]
        ? new PostRule(only.Name, only.Value.ToString(), isPrefix: false)
        : throw S3Errors.InvalidPolicyDocument("Invalid Simple-Condition: Simple-Conditions must have exactly one property specified.");

    private static long Number(JsonElement number) =>
        long.TryParse(number.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value
            : throw S3Errors.InvalidPolicyDocument($"Invalid content-length-range: {number} is no number of bytes.");

    private static string JsonText(params string[] parts) => $"[{string.Join(", ", parts.Select(p => $"\"{p}\""))}]";
}
