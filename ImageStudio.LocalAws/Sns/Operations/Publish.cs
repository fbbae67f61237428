using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Sns.Delivering;

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

internal sealed record PublishResult(string MessageId);

/// <summary>Publishes a message to a topic.</summary>
internal sealed class Publish(TopicStore store, Publisher publisher, TimeProvider time) : IOperation<PublishRequest, PublishResult>
{
    public async ValueTask<PublishResult> ExecuteAsync(PublishRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        if (request.PhoneNumber is not null)
            throw SnsErrors.InvalidParameter("PhoneNumber", "Text messages are not supported.");
        if (request.MessageDeduplicationId is not null)
            throw SnsErrors.InvalidParameter("MessageDeduplicationId", "The request includes MessageDeduplicationId parameter that is not valid for this topic type");
        var topic = store.Require(request.TopicArn ?? request.TargetArn);
        var publication = Publication.Check(request.Message, request.Subject, request.MessageStructure, request.MessageAttributes, request.MessageGroupId, time.GetUtcNow());
        await publisher.PublishAsync(topic, publication, cancellationToken);
        return new PublishResult(publication.MessageId);
    }
}
