using System.Diagnostics.Metrics;
using ImageStudio.LocalAws.Sqs;

namespace ImageStudio.LocalAws.Telemetry;

/// <summary>How many messages each queue holds, by state, whenever metrics are collected.</summary>
internal sealed class QueueDepth(QueueStore store, IMeterFactory meters) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        meters.Create(LocalAwsTelemetry.Name).CreateObservableGauge("localaws.queue.messages", Measure, "{message}", "Messages in a queue by state.");
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private List<Measurement<int>> Measure()
    {
        lock (store.Lock)
            return [.. from queue in store.Queues
                       from state in Enum.GetValues<MessageState>()
                       select new Measurement<int>(
                           queue.Count(state),
                           new("messaging.destination.name", queue.Name),
                           new("cloud.region", queue.Arn.Region),
                           new("state", state.ToString()))];
    }
}
