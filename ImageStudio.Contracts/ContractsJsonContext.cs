using System.Text.Json.Serialization;

namespace ImageStudio.Contracts;

/// <summary>Source-generated JSON of everything that services exchange.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(RenditionEvent))]
[JsonSerializable(typeof(RenditionCompleted))]
[JsonSerializable(typeof(RenditionFailed))]
[JsonSerializable(typeof(MailNote))]
public sealed partial class ContractsJsonContext : JsonSerializerContext;
