using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Sns.Fifo;

namespace ImageStudio.LocalAws.Sns.Operations;

internal sealed record PublishRequest
{
    public string? TopicArn { get; init; }

    public string? TargetArn { get; init; }

    public string? PhoneNumber { get; init; }

    public string? Message { get; init; }

    public string? Subject { get; init; }

    public string? MessageStructure { get; init; }

    public Dictionary<string, MessageAttribute>? MessageAttributes { get; init; }

    public string? MessageDeduplicationId { get; init; }

    public string? MessageGroupId { get; init; }
}

internal sealed record PublishResult(string MessageId, string? SequenceNumber);

/// <summary>Publishes a message to a topic.</summary>
internal sealed class Publish(TopicStore store, FifoTopics topics, TimeProvider time) : IOperation<PublishRequest, PublishResult>
{
    public async ValueTask<PublishResult> ExecuteAsync(PublishRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        if (request.PhoneNumber is not null)
            throw SnsErrors.InvalidParameter("PhoneNumber", "Text messages are not supported.");
        var topic = store.Require(Target(request), caller);
        var publication = Publication.Check(request.Message, request.Subject, request.MessageStructure, request.MessageAttributes, time.GetUtcNow());
        FifoTopics.Check(topic, request.MessageGroupId, request.MessageDeduplicationId);
        var accepted = await topics.PublishAsync(topic, publication with { GroupId = request.MessageGroupId, DeduplicationId = request.MessageDeduplicationId }, cancellationToken);
        return new PublishResult(accepted.MessageId, accepted.SequenceNumber);
    }

    private static string? Target(PublishRequest request)
    {
        if (request.TargetArn is not { } target)
            return request.TopicArn;
        // Endpoints of mobile applications are the only other targets, and there are none here.
        return Arn.TryParse(target, out var arn) && arn.Resource.StartsWith("endpoint/", StringComparison.Ordinal)
            ? throw SnsErrors.InvalidParameter("TargetArn", "No endpoint found for the target arn specified")
            : target;
    }
}
