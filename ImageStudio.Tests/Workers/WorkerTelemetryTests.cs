using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using ImageStudio.Tests.Workers.Fakes;
using ImageStudio.Workers;
using ImageStudio.Workers.Consuming;
using ImageStudio.Workers.Imaging;
using Microsoft.Extensions.DependencyInjection;

namespace ImageStudio.Tests.Workers;

public sealed class WorkerTelemetryTests : IDisposable
{
    private static readonly ConsumedQueue Queue = new("http://127.0.0.1:4566/000000000000/studio-web");

    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly ConcurrentQueue<string> _measured = new();
    private readonly MeterListener _listener = new();
    private readonly IMeterFactory _meters;

    public WorkerTelemetryTests()
    {
        _meters = _services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            // Other tests of the process measure as well.
            if (instrument.Meter.Scope == _meters) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.Start();
    }

    public void Dispose()
    {
        _listener.Dispose();
        _services.Dispose();
    }

    [Fact]
    public void Outcomes_ages_times_bytes_and_extensions_are_measured_in_units_of_the_conventions()
    {
        var telemetry = new WorkerTelemetry(_meters);

        telemetry.Received(Queue, TimeSpan.FromMilliseconds(1500));
        telemetry.Processed(Queue, OutcomeKind.Reject, TimeSpan.FromMilliseconds(250));
        telemetry.Resized("web", new RenderedImage(ImageFormat.Jpeg, 3, 2, 40, new ImageHeader(ImageFormat.Png, 6, 4), "vips", TimeSpan.FromMilliseconds(125)), sourceBytes: 900);
        telemetry.Extended(Queue);

        Assert.Equal(
            [
                "imagestudio.message.age 1.5 s messaging.destination.name=studio-web",
                "imagestudio.message.outcomes 1 {message} messaging.destination.name=studio-web,outcome=rejected",
                "messaging.process.duration 0.25 s messaging.destination.name=studio-web,outcome=rejected,messaging.system=aws_sqs,messaging.operation.name=process",
                "imagestudio.resize.duration 0.125 s rendition=web,format=JPEG,engine=vips",
                "imagestudio.resize.input 900 By rendition=web,format=JPEG,engine=vips",
                "imagestudio.resize.output 40 By rendition=web,format=JPEG,engine=vips",
                "imagestudio.heartbeat.extensions 1 {extension} messaging.destination.name=studio-web",
            ],
            _measured);
    }

    [Fact]
    public async Task Depth_is_what_the_queue_says_by_state()
    {
        using var sqs = new InMemorySqs();
        sqs.Send("a");
        using var depth = new QueueDepth(
            sqs, Queue, Microsoft.Extensions.Options.Options.Create(new ConsumerOptions()), new Fixtures.ManualTimeProvider(), new WorkerTelemetry(_meters),
            Microsoft.Extensions.Logging.Abstractions.NullLogger<QueueDepth>.Instance);
        await depth.StartAsync(CancellationToken.None);

        await Eventually.TrueAsync(
            () =>
            {
                _listener.RecordObservableInstruments();
                return !_measured.IsEmpty;
            },
            "the depth is shown");

        Assert.Equal(
            ["visible", "in_flight", "delayed"],
            _measured.Take(3).Select(line => line[(line.LastIndexOf('=') + 1)..]));
        Assert.StartsWith("imagestudio.queue.depth 1 {message} messaging.destination.name=studio-web,state=visible", _measured.First(), StringComparison.Ordinal);
        await depth.StopAsync(CancellationToken.None);
    }

    private void Note<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags) where T : struct, IFormattable =>
        _measured.Enqueue($"{instrument.Name} {value.ToString(null, System.Globalization.CultureInfo.InvariantCulture)} {instrument.Unit} {string.Join(',', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))}");
}
