using System.Diagnostics;
using System.Diagnostics.Metrics;
using ImageStudio.Workers.Consuming;
using ImageStudio.Workers.Imaging;

namespace ImageStudio.Workers;

/// <summary>Spans and metrics of the workers, all under one name. Payloads never go into them.</summary>
internal sealed class WorkerTelemetry
{
    public const string Name = "ImageStudio.Workers";

    private readonly Counter<long> _outcomes;
    private readonly Histogram<double> _age;
    private readonly Histogram<double> _process;
    private readonly Histogram<double> _resize;
    private readonly Counter<long> _bytesIn;
    private readonly Counter<long> _bytesOut;
    private readonly Counter<long> _extensions;

    public WorkerTelemetry(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        _outcomes = meter.CreateCounter<long>("imagestudio.message.outcomes", "{message}", "What became of messages.");
        _age = meter.CreateHistogram<double>("imagestudio.message.age", "s", "Time in the queue, from sent to received.");
        _process = meter.CreateHistogram<double>("messaging.process.duration", "s", "Time that a handler took.");
        _resize = meter.CreateHistogram<double>("imagestudio.resize.duration", "s", "Time from decoding to encoding.");
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

    public void Extended() => _extensions.Add(1);

    public static string NameOf(OutcomeKind outcome) => outcome switch
    {
        OutcomeKind.Done => "done",
        OutcomeKind.Reject => "rejected",
        _ => "retried",
    };

    private static KeyValuePair<string, object?> Queue(ConsumedQueue queue) => new("messaging.destination.name", queue.Name);
}
