using System.Diagnostics.Metrics;
using ImageStudio.LocalAws.Sqs;
using ImageStudio.LocalAws.Telemetry;

namespace ImageStudio.Tests.LocalAws.Telemetry;

public sealed class QueueDepthTests
{
    [Fact]
    public async Task Messages_are_counted_by_queue_and_state()
    {
        await using var aws = await EmulatedAws.StartAsync();
        var queue = await aws.CreateQueueAsync("depth-of-this-queue");
        foreach (var body in new[] { "a", "b", "c" })
            await aws.Sqs.SendMessageAsync(queue, body);
        await aws.Sqs.ReceiveMessageAsync(queue);
        Dictionary<string, int> measured = [];
        using var listener = new MeterListener { InstrumentPublished = (instrument, l) => l.EnableMeasurementEvents(instrument) };
        listener.SetMeasurementEventCallback<int>((_, value, tags, _) =>
        {
            var named = tags.ToArray().ToDictionary(t => t.Key, t => (string)t.Value!);
            if (named.GetValueOrDefault("messaging.destination.name") == "depth-of-this-queue")
                measured[named["state"]] = value;
        });
        listener.Start();

        await new QueueDepth(aws.Service<QueueStore>(), aws.Service<IMeterFactory>()).StartAsync(CancellationToken.None);
        listener.RecordObservableInstruments();

        Assert.Equal(new Dictionary<string, int> { ["Ready"] = 2, ["Delayed"] = 0, ["InFlight"] = 1 }, measured);
    }
}
