using ImageStudio.Contracts;

namespace ImageStudio.Workers.Consuming;

/// <summary>
/// The work of a role. A handler knows no queue; deliveries are at least once and unordered, so it is idempotent. An
/// exception is worth another try.
/// </summary>
internal interface IMessageHandler
{
    /// <summary>Something has happened to an object.</summary>
    Task<MessageOutcome> HandleAsync(S3Event upload, WorkContext work, CancellationToken cancellationToken);

    /// <summary>A worker has announced something.</summary>
    Task<MessageOutcome> HandleAsync(RenditionEvent rendition, WorkContext work, CancellationToken cancellationToken);

    /// <summary>The last try has failed and the message goes to the dead-letter queue: tells those who wait for it.</summary>
    Task GiveUpAsync(S3Event upload, string reason, CancellationToken cancellationToken);
}

/// <summary>What a handler may want to know about the message that brought the work.</summary>
/// <param name="Message">The message.</param>
/// <param name="Span">The span of the work, which joins the upload's trace once that is known.</param>
internal sealed record WorkContext(ReceivedMessage Message, ProcessSpan Span)
{
    /// <summary>Whether an earlier try may have got somewhere.</summary>
    public bool IsRedelivered => Message.ReceiveCount > 1;
}
