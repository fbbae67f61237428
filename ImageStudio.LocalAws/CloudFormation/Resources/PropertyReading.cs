using System.Text.Json.Nodes;
using ImageStudio.LocalAws.CloudFormation.Templates;

namespace ImageStudio.LocalAws.CloudFormation.Resources;

/// <summary>Reads resolved properties, in which numbers and booleans may be text and text may be numbers.</summary>
internal static class PropertyReading
{
    /// <summary>A scalar as text, an object or list as JSON, an absent property as <c>null</c>.</summary>
    public static string? Text(this JsonObject properties, string name) => properties[name] switch
    {
        null => null,
        JsonValue value => ScalarText.Of(value),
        var tree => tree.ToJsonString(),
    };

    public static bool Flag(this JsonObject properties, string name) => properties.Text(name) is "true";

    /// <exception cref="Common.AwsException">The property is neither absent nor a list.</exception>
    public static IEnumerable<JsonNode> Items(this JsonObject properties, string name) => properties[name] switch
    {
        null => [],
        JsonArray list => list.OfType<JsonNode>(),
        _ => throw CloudFormationErrors.Validation($"Properties validation failed: [#/{name}: expected type: JSONArray]"),
    };

    public static IEnumerable<string> Texts(this JsonObject properties, string name) =>
        properties.Items(name).Select(item => item is JsonValue value ? ScalarText.Of(value) : item.ToJsonString());

    /// <summary>The property <c>Tags</c>, a list of <c>{Key, Value}</c>.</summary>
    public static Dictionary<string, string> Tags(this JsonObject properties) =>
        properties.Items("Tags").OfType<JsonObject>().ToDictionary(tag => tag.Text("Key") ?? "", tag => tag.Text("Value") ?? "", StringComparer.Ordinal);
}
