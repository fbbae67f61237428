using System.Globalization;
using System.Text.Json;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.Bodies;

namespace ImageStudio.LocalAws.S3.Posts;

/// <summary>
/// The policy of a form: until when it may be sent, and what its fields may hold,
/// https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html.
/// </summary>
internal sealed class PostPolicy
{
    /// <summary>Fields that are the policy's own, or about which S3 does not ask.</summary>
    private static readonly HashSet<string> Exempt = ["policy", "file", "x-amz-signature", "signature", "awsaccesskeyid"];

    private readonly List<PostRule> _rules;

    private PostPolicy(DateTimeOffset expiration, List<PostRule> rules) => (Expiration, _rules) = (expiration, rules);

    /// <summary>Until when the form may be sent.</summary>
    public DateTimeOffset Expiration { get; }

    /// <param name="encoded">Base64 of the policy as JSON.</param>
    /// <exception cref="AwsException">InvalidPolicyDocument.</exception>
    public static PostPolicy Parse(string encoded)
    {
        try
        {
            using var document = JsonDocument.Parse(Convert.FromBase64String(encoded));
            return Read(document.RootElement);
        }
        catch (Exception e) when (e is FormatException or JsonException or InvalidOperationException)
        {
            throw S3Errors.InvalidPolicyDocument("Invalid JSON.");
        }
    }

    /// <summary>Holds a form against the policy.</summary>
    /// <param name="bucket">The bucket that the form was sent to.</param>
    /// <param name="fields">The fields before the file.</param>
    /// <param name="now">The time.</param>
    /// <returns>The size that the file may have; <c>null</c> where the policy names none.</returns>
    /// <exception cref="AwsException">AccessDenied: it has expired, a condition does not hold, or a field is not provided for.</exception>
    public SizeRange? Check(string bucket, IReadOnlyDictionary<string, string> fields, DateTimeOffset now)
    {
        if (now > Expiration)
            throw S3Errors.AccessDenied("Invalid according to Policy: Policy expired.");
        if (_rules.Find(rule => !rule.Holds(rule.Field == "bucket" ? bucket : fields.GetValueOrDefault(rule.Field))) is { } failed)
            throw S3Errors.AccessDenied($"Invalid according to Policy: Policy Condition failed: {failed}");
        var extra = fields.Keys.Select(name => name.ToLowerInvariant())
            .Where(name => !Exempt.Contains(name) && !name.StartsWith("x-ignore-", StringComparison.Ordinal) && !_rules.Exists(rule => rule.Field == name)).ToList();
        if (extra.Count > 0)
            throw S3Errors.AccessDenied($"Invalid according to Policy: Extra input fields: {string.Join(", ", extra)}");
        return _rules.Select(rule => rule.Size).LastOrDefault(size => size is not null);
    }

    private static PostPolicy Read(JsonElement policy)
    {
        if (!policy.TryGetProperty("expiration", out var expiration))
            throw S3Errors.InvalidPolicyDocument("Policy missing expiration.");
        if (!DateTimeOffset.TryParse(expiration.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var until))
            throw S3Errors.InvalidPolicyDocument($"Invalid 'expiration' value: '{expiration}'");
        if (!policy.TryGetProperty("conditions", out var conditions))
            throw S3Errors.InvalidPolicyDocument("Policy missing conditions.");
        return new PostPolicy(until, [.. conditions.EnumerateArray().Select(PostRule.Read)]);
    }
}
