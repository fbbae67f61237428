using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Amazon.SQS.Internal;

/// <summary>AWS JSON 1.0 as System.Text.Json: member names are those of the model classes, unset members are left out.</summary>
internal static class AwsJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { KeepWireMembers } },
        Converters = { new Base64StreamConverter() },
    };

    private static void KeepWireMembers(JsonTypeInfo type)
    {
        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            var property = type.Properties[i];
            if (!IsWireMember(property)) type.Properties.RemoveAt(i);
            else if (property.PropertyType.IsAssignableTo(typeof(ICollection))) property.ShouldSerialize = (_, value) => IsSet((ICollection)value);
        }
    }

    // Members of the base classes in AWSSDK.Core and computed ones do not travel.
    private static bool IsWireMember(JsonPropertyInfo property) =>
        property is { Set: not null, AttributeProvider: PropertyInfo member } && member.DeclaringType?.Assembly == typeof(AwsJson).Assembly;

    // With InitializeCollections an empty collection means "not set", otherwise it was put there on purpose.
    private static bool IsSet(ICollection collection) =>
        collection is not null && (collection.Count > 0 || !AWSConfigs.InitializeCollections);

    private sealed class Base64StreamConverter : JsonConverter<MemoryStream>
    {
        public override MemoryStream Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetBytesFromBase64());

        public override void Write(Utf8JsonWriter writer, MemoryStream value, JsonSerializerOptions options) =>
            writer.WriteBase64StringValue(value.ToArray());
    }
}
