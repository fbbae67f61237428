using Amazon.SQS;
using ImageStudio.ServiceDefaults;
using Microsoft.Extensions.Options;

namespace ImageStudio.Workers.Consuming;

/// <summary>How many messages a queue holds, by state; approximate, as SQS has it.</summary>
internal sealed record QueueCounts(long Visible, long InFlight, long Delayed);

/// <summary>Looks now and then how many messages wait, for the metric.</summary>
internal sealed partial class QueueDepth(
    IAmazonSQS sqs, ConsumedQueue queue, IOptions<ConsumerOptions> options, TimeProvider time, WorkerTelemetry telemetry, ILogger<QueueDepth> logger) : BackgroundService
{
    private static readonly List<string> Asked =
    [
        QueueAttributeName.ApproximateNumberOfMessages, QueueAttributeName.ApproximateNumberOfMessagesNotVisible, QueueAttributeName.ApproximateNumberOfMessagesDelayed,
    ];

    private volatile QueueCounts? _last;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var quiet = QuietScope.Begin();
        using var timer = new PeriodicTimer(options.Value.DepthInterval, time);
        telemetry.Watch(queue, () => _last);
        do await LookAsync(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            var counts = await sqs.GetQueueAttributesAsync(queue.Url, Asked, cancellationToken);
            _last = new QueueCounts(counts.ApproximateNumberOfMessages, counts.ApproximateNumberOfMessagesNotVisible, counts.ApproximateNumberOfMessagesDelayed);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // What is no longer known is not shown; that the queue cannot be reached, the loop that receives tells louder.
            _last = null;
            Log.NotKnown(logger, queue.Name, exception.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "How many messages {Queue} holds is not known: {Reason}")]
        public static partial void NotKnown(ILogger logger, string queue, string reason);
    }
}
