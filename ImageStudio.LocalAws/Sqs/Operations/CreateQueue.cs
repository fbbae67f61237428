using System.Text.Json.Serialization;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Wire;

namespace ImageStudio.LocalAws.Sqs.Operations;

internal sealed record CreateQueueRequest
{
    public string? QueueName { get; init; }

    [Flattened("Attribute")]
    public Dictionary<string, string>? Attributes { get; init; }

    [JsonPropertyName("tags")]
    [Flattened("Tag", Key = "Key")]
    public Dictionary<string, string>? Tags { get; init; }
}

internal sealed record CreateQueueResult(string QueueUrl);

/// <summary>Makes a queue, or names the one that is already there with the same attributes.</summary>
internal sealed class CreateQueue(QueueStore queues) : IOperation<CreateQueueRequest, CreateQueueResult>
{
    public ValueTask<CreateQueueResult> ExecuteAsync(CreateQueueRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        queues.Queues.TryAdd(request.QueueName!, request.Attributes ?? []);
        return ValueTask.FromResult(new CreateQueueResult($"{caller.BaseUrl}{caller.Account}/{request.QueueName}"));
    }
}
