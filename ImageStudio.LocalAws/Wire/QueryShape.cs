using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;

namespace ImageStudio.LocalAws.Wire;

/// <summary>Remembers which members are flattened, so that attributes are looked up once.</summary>
internal static class QueryShape
{
    private static readonly ConditionalWeakTable<JsonPropertyInfo, Holder> Known = [];

    public static FlattenedAttribute? Of(JsonPropertyInfo property) =>
        Known.GetValue(property, static p => new Holder(
            p.AttributeProvider?.GetCustomAttributes(typeof(FlattenedAttribute), inherit: false) is [FlattenedAttribute found, ..] ? found : null)).Flattened;

    private sealed record Holder(FlattenedAttribute? Flattened);
}
