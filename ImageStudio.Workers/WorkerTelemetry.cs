using System.Diagnostics;
using System.Diagnostics.Metrics;
using ImageStudio.Workers.Consuming;
using ImageStudio.Workers.Imaging;

namespace ImageStudio.Workers;

/// <summary>Spans and metrics of the workers, all under one name. Payloads never go into them.</summary>
internal sealed class WorkerTelemetry
{
    public const string Name = "ImageStudio.Workers";

    // As the conventions advise for durations of messaging; waiting in a queue takes longer.
    private static readonly InstrumentAdvice<double> Durations = new() { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10] };
    private static readonly InstrumentAdvice<double> Ages = new() { HistogramBucketBoundaries = [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300, 900, 3600, 14400, 86400] };

    private readonly Counter<long> _outcomes;
    private readonly Histogram<double> _age;
    private readonly Histogram<double> _process;
    private readonly Histogram<double> _resize;
    private readonly Counter<long> _bytesIn;
    private readonly Counter<long> _bytesOut;
    private readonly Counter<long> _extensions;
    private readonly Meter _meter;

    public WorkerTelemetry(IMeterFactory meters)
    {
        var meter = _meter = meters.Create(Name);
        _outcomes = meter.CreateCounter<long>("imagestudio.message.outcomes", "{message}", "What became of messages.");
        _age = meter.CreateHistogram<double>("imagestudio.message.age", "s", "Time in the queue, from sent to received.", tags: null, Ages);
        _process = meter.CreateHistogram<double>("messaging.process.duration", "s", "Time that a handler took.", tags: null, Durations);
        _resize = meter.CreateHistogram<double>("imagestudio.resize.duration", "s", "Time from decoding to encoding.", tags: null, Durations);
        _bytesIn = meter.CreateCounter<long>("imagestudio.resize.input", "By", "Bytes of the uploads that were rendered.");
        _bytesOut = meter.CreateCounter<long>("imagestudio.resize.output", "By", "Bytes of the renditions.");
        _extensions = meter.CreateCounter<long>("imagestudio.heartbeat.extensions", "{extension}", "How often a message in work was kept invisible.");
    }

    public static ActivitySource Source { get; } = new(Name);

    public void Received(ConsumedQueue queue, TimeSpan age) => _age.Record(age.TotalSeconds, Queue(queue));

    public void Processed(ConsumedQueue queue, OutcomeKind outcome, TimeSpan duration)
    {
        var kind = new KeyValuePair<string, object?>("outcome", NameOf(outcome));
        _outcomes.Add(1, Queue(queue), kind);
        _process.Record(duration.TotalSeconds, Queue(queue), kind, new("messaging.system", "aws_sqs"), new("messaging.operation.name", "process"));
    }

    public void Resized(string rendition, RenderedImage image, long sourceBytes)
    {
        var tags = new TagList { { "rendition", rendition }, { "format", image.Format.DisplayName() }, { "engine", image.Engine } };
        _resize.Record(image.Duration.TotalSeconds, tags);
        _bytesIn.Add(sourceBytes, tags);
        _bytesOut.Add(image.Bytes, tags);
    }

    public void Extended(ConsumedQueue queue) => _extensions.Add(1, Queue(queue));

    /// <summary>Shows how many messages a queue holds, as of the last look; nothing while that is not known.</summary>
    public void Watch(ConsumedQueue queue, Func<QueueCounts?> last) => _meter.CreateObservableGauge(
        "imagestudio.queue.depth",
        () => last() is { } counts ? [Depth(queue, "visible", counts.Visible), Depth(queue, "in_flight", counts.InFlight), Depth(queue, "delayed", counts.Delayed)] : Array.Empty<Measurement<long>>(),
        "{message}",
        "Messages in the queue.");

    public static string NameOf(OutcomeKind outcome) => outcome switch
    {
        OutcomeKind.Done => "done",
        OutcomeKind.Reject => "rejected",
        _ => "retried",
    };

    private static Measurement<long> Depth(ConsumedQueue queue, string state, long messages) => new(messages, Queue(queue), new KeyValuePair<string, object?>("state", state));

    private static KeyValuePair<string, object?> Queue(ConsumedQueue queue) => new("messaging.destination.name", queue.Name);
}
