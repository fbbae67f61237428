using System.Text.Json.Serialization;
using ImageStudio.LocalAws.Sqs.Operations;

namespace ImageStudio.LocalAws.Sqs;

/// <summary>Shapes of the service's requests and results.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CreateQueueRequest))]
[JsonSerializable(typeof(CreateQueueResult))]
[JsonSerializable(typeof(ListQueuesRequest))]
[JsonSerializable(typeof(ListQueuesResult))]
internal sealed partial class SqsJson : JsonSerializerContext;
