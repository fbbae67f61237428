using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Primitives;

namespace ImageStudio.LocalAws.Wire;

/// <summary>
/// Turns Query parameters (<c>Entries.member.1.Id=a</c>) into an operation's request, led by the request's shape: the
/// parameters become the JSON document that the same request has in the JSON protocol.
/// </summary>
internal static class QueryReader
{
    public static object Read(IEnumerable<KeyValuePair<string, StringValues>> parameters, JsonTypeInfo type)
    {
        var root = new Node();
        foreach (var (name, value) in parameters)
            root.At(name).Value = value.ToString();

        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
            Write(root, type, "", json);
        return JsonSerializer.Deserialize(buffer.WrittenSpan, type)!;
    }

    private static void Write(Node node, JsonTypeInfo type, string path, Utf8JsonWriter json)
    {
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object:
                WriteObject(node, type, path, json);
                break;
            case JsonTypeInfoKind.Enumerable:
                json.WriteStartArray();
                foreach (var item in node.Items())
                    Write(item, Element(type), path, json);
                json.WriteEndArray();
                break;
            case JsonTypeInfoKind.Dictionary:
                WriteMap(node, type, path, json);
                break;
            default:
                WriteScalar(node, Nullable.GetUnderlyingType(type.Type) ?? type.Type, path, json);
                break;
        }
    }

    private static void WriteObject(Node node, JsonTypeInfo type, string path, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var property in type.Properties)
        {
            if (node.Child(QueryShape.Of(property)?.Name) is not { } child && (child = node.Child(property.Name)) is null)
                continue;
            json.WritePropertyName(property.Name);
            Write(child, type.Options.GetTypeInfo(property.PropertyType), path.Length == 0 ? property.Name : $"{path}.{property.Name}", json);
        }
        json.WriteEndObject();
    }

    // Services call the two parts of an entry key/value, Key/Value or Name/Value.
    private static void WriteMap(Node node, JsonTypeInfo type, string path, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var entry in node.Items())
        {
            var key = entry.Child("Name") ?? entry.Child("key") ?? entry.Child("Key");
            var value = entry.Child("Value") ?? entry.Child("value");
            if (key?.Value is not { } name || value is null)
                throw WireErrors.MalformedQuery($"An entry of {path} lacks its name or value.");
            json.WritePropertyName(name);
            Write(value, Element(type), path, json);
        }
        json.WriteEndObject();
    }

    private static void WriteScalar(Node node, Type type, string path, Utf8JsonWriter json)
    {
        var text = node.Value ?? "";
        if (type == typeof(bool) && bool.TryParse(text, out var flag))
            json.WriteBooleanValue(flag);
        else if ((type == typeof(int) || type == typeof(long)) && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            json.WriteNumberValue(number);
        else if (type == typeof(bool) || type == typeof(int) || type == typeof(long))
            throw WireErrors.MalformedQuery($"Value {text} for parameter {path} is invalid. Reason: Must be {(type == typeof(bool) ? "true or false" : "an integer")}.");
        else
            json.WriteStringValue(text);
    }

    private static JsonTypeInfo Element(JsonTypeInfo type) => type.Options.GetTypeInfo(type.ElementType!);

    private sealed class Node
    {
        private Dictionary<string, Node>? _children;

        public string? Value { get; set; }

        public Node? Child(string? name) => name is not null ? _children?.GetValueOrDefault(name) : null;

        public Node At(string path)
        {
            var node = this;
            foreach (var part in path.Split('.'))
            {
                node._children ??= new Dictionary<string, Node>(StringComparer.Ordinal);
                node = node._children.TryGetValue(part, out var child) ? child : node._children[part] = new Node();
            }
            return node;
        }

        /// <summary>The children 1, 2, 3 in order, whether wrapped (<c>member.1</c>, <c>entry.1</c>) or not (<c>1</c>); a bare value is the only one.</summary>
        public IEnumerable<Node> Items() =>
            _children is null ? Value is { Length: > 0 } ? [this] : []
            : _children.Count == 1 && _children.Single() is { Key: var wrapper, Value: var inner } && !int.TryParse(wrapper, out _) ? inner.Items()
            : _children
                .Select(c => (Position: int.TryParse(c.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : int.MaxValue, c.Value))
                .OrderBy(c => c.Position).Select(c => c.Value);
    }
}
