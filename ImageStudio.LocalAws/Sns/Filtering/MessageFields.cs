using System.Text.Json;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Sns.Filtering;

/// <summary>A scalar in a message, and through which elements of which arrays the way to it leads.</summary>
internal sealed record MessageField(string Path, JsonElement Value, IReadOnlyDictionary<string, int> Elements)
{
    /// <summary>Whether both are in the same elements of the arrays that they have in common.</summary>
    public bool FitsTo(MessageField other) => Elements.All(e => !other.Elements.TryGetValue(e.Key, out var index) || index == e.Value);
}

/// <summary>What filter rules are compared with.</summary>
internal static class MessageFields
{
    private static readonly Dictionary<string, int> NoElements = [];

    /// <summary>The scalars of a body by their paths: <c>{"a":{"b":[1,2]}}</c> has two at <c>a.b</c>.</summary>
    public static ILookup<string, MessageField> Of(JsonElement body) => Flatten("", body, NoElements).ToLookup(field => field.Path, StringComparer.Ordinal);

    /// <summary>The values of attributes: text, number, or each element of a <c>String.Array</c>.</summary>
    public static ILookup<string, MessageField> Of(IReadOnlyDictionary<string, MessageAttribute> attributes) => attributes
        .SelectMany(a => FilterValues.Of(a.Value).Select(value => new MessageField(a.Key, value, NoElements)))
        .ToLookup(field => field.Path, StringComparer.Ordinal);

    private static IEnumerable<MessageField> Flatten(string path, JsonElement value, Dictionary<string, int> elements) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(p => Flatten(path.Length == 0 ? p.Name : $"{path}.{p.Name}", p.Value, elements)),
        // An array right within another is another array: it needs a name of its own.
        JsonValueKind.Array => value.EnumerateArray().SelectMany((item, index) => Flatten(path, item, new Dictionary<string, int>(elements) { [Name(path, elements)] = index })),
        _ => [new MessageField(path, value, elements)],
    };

    private static string Name(string path, Dictionary<string, int> elements)
    {
        while (elements.ContainsKey(path))
            path += "[]";
        return path;
    }
}
