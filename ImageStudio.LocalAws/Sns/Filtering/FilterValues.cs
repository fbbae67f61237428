using System.Text.Json;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Sns.Filtering;

/// <summary>What filter rules are compared with: scalars of JSON.</summary>
internal static class FilterValues
{
    /// <summary>The values of an attribute: its text, its number, or the elements of a <c>String.Array</c>.</summary>
    public static List<JsonElement> Of(MessageAttribute attribute)
    {
        var text = attribute.StringValue ?? "";
        if (attribute.DataType is "Number" || attribute.DataType.StartsWith("Number.", StringComparison.Ordinal))
            return [Parse(text) is { ValueKind: JsonValueKind.Number } number ? number : Text(text)];
        if (attribute.DataType is "String.Array" && Parse(text) is { ValueKind: JsonValueKind.Array } array)
            return [.. array.EnumerateArray()];
        return attribute.DataType.StartsWith("Binary", StringComparison.Ordinal) ? [] : [Text(text)];
    }

    private static JsonElement Text(string text) => JsonSerializer.SerializeToElement(text, FilterJson.Default.String);

    private static JsonElement? Parse(string json)
    {
        try
        {
            return JsonDocument.Parse(json).RootElement;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[System.Text.Json.Serialization.JsonSerializable(typeof(string))]
internal sealed partial class FilterJson : System.Text.Json.Serialization.JsonSerializerContext;
