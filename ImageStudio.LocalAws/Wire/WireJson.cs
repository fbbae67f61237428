using System.Text.Json.Serialization;

namespace ImageStudio.LocalAws.Wire;

/// <summary>An error in the AWS JSON protocols.</summary>
internal sealed record JsonError([property: JsonPropertyName("__type")] string Type, [property: JsonPropertyName("message")] string Message);

[JsonSerializable(typeof(JsonError))]
internal sealed partial class WireJson : JsonSerializerContext;
