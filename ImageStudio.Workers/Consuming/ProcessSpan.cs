using System.Diagnostics;
using ImageStudio.Contracts;
using ImageStudio.ServiceDefaults;

namespace ImageStudio.Workers.Consuming;

/// <summary>
/// The span <c>process {queue}</c> of one piece of work. Its parent is the upload's context, so that an upload is one
/// trace; where the message does not carry that (S3 events carry nothing), the handler reads it from the object's
/// metadata and tells by <see cref="Adopt"/>. Until then nothing is recorded, and the span starts in retrospect.
/// </summary>
internal sealed class ProcessSpan : IDisposable
{
    private readonly ConsumedQueue _queue;
    private readonly ReceivedMessage _message;
    private readonly string? _key;
    private readonly DateTimeOffset _start;
    private Activity? _span;
    private QuietScope? _quiet;

    private ProcessSpan(ConsumedQueue queue, ReceivedMessage message, string? key, DateTimeOffset start)
    {
        _queue = queue;
        _message = message;
        _key = key;
        _start = start;
    }

    /// <summary>What settling the message belongs to.</summary>
    public ActivityContext Context => _span?.Context ?? default;

    /// <summary>Starts the span, or waits for <see cref="Adopt"/> where the message carries no context.</summary>
    /// <param name="queue">Where the message was.</param>
    /// <param name="message">The message.</param>
    /// <param name="key">Key of the object that the work is about, <c>null</c> where it is not known.</param>
    /// <param name="now">The present time.</param>
    public static ProcessSpan Begin(ConsumedQueue queue, ReceivedMessage message, string? key, DateTimeOffset now)
    {
        var span = new ProcessSpan(queue, message, key, now);
        if (message.Trace.ToContext() is var carried && carried != default) span.Start(carried, []);
        else span._quiet = QuietScope.Begin();
        return span;
    }

    /// <summary>
    /// Joins the trace of the upload, or starts one where it has none. The message's own context stays the parent when it
    /// is of the same trace, and becomes a link otherwise.
    /// </summary>
    public void Adopt(TraceCarrier upload)
    {
        var parent = upload.ToContext();
        if (_quiet is null && (parent == default || _span?.TraceId == parent.TraceId)) return;
        var carried = _message.Trace.ToContext();
        Discard();
        Start(parent, carried == default ? [] : [new ActivityLink(carried)]);
    }

    /// <summary>Says how the work ended.</summary>
    public void Complete(MessageOutcome outcome)
    {
        if (_quiet is not null) Start(default, []);
        _span?.SetTag("imagestudio.outcome", WorkerTelemetry.NameOf(outcome.Kind));
        if (outcome.Reason.Length > 0) _span?.SetTag("imagestudio.reason", outcome.Reason);
        if (outcome is not { Kind: OutcomeKind.Retry, IsFailure: true }) return;
        if (_span?.GetTagItem("error.type") is null) _span?.SetTag("error.type", "retry");
        _span?.SetStatus(ActivityStatusCode.Error, outcome.Reason);
    }

    /// <summary>Notes the exception that ended the work.</summary>
    public void Fail(Exception exception)
    {
        if (_quiet is not null) Start(default, []);
        _span?.SetTag("error.type", exception.GetType().FullName);
        _span?.AddException(exception);
    }

    public void Dispose()
    {
        _quiet?.Dispose();
        // Where the handler ended the quiet, it did so for its own flow; here it still holds, and would swallow the span.
        using var lifted = QuietScope.Lift();
        _span?.Dispose();
    }

    private void Start(ActivityContext parent, IEnumerable<ActivityLink> links)
    {
        _quiet?.Dispose();
        _quiet = null;
        _span = WorkerTelemetry.Source.StartActivity($"process {_queue.Name}", ActivityKind.Consumer, parent, [
            .. _queue.Tags("process", "process"),
            new("messaging.message.id", _message.Id),
            new("imagestudio.receive_count", _message.ReceiveCount),
            new("aws.s3.key", _key),
        ], links, _start);
    }

    // A service that traces on its own may have set a context that is not the upload's.
    private void Discard()
    {
        if (_span is null) return;
        _span.IsAllDataRequested = false;
        _span.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        _span.Dispose();
    }
}
