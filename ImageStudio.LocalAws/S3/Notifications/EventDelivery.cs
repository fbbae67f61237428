using System.Diagnostics;
using System.Threading.Channels;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.State;
using ImageStudio.LocalAws.Telemetry;

namespace ImageStudio.LocalAws.S3.Notifications;

/// <summary>
/// Brings events to their topics and queues: in order for each target, so that one that fails holds up none but itself, and
/// again after failures, until it is accepted or the target refuses for good.
/// </summary>
internal sealed partial class EventDelivery(
    EventQueue queue, S3Store store, ITopicDelivery topics, IQueueDelivery queues, LocalAwsTelemetry telemetry, TimeProvider time, ILogger<EventDelivery> logger)
    : BackgroundService
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Dictionary<string, Channel<(OutboxEvent, Task)>> targets = [];
        List<Task> loops = [];
        try
        {
            await foreach (var item in queue.Reader.ReadAllAsync(stoppingToken))
            {
                if (!targets.TryGetValue(item.Event.Target, out var target))
                {
                    targets[item.Event.Target] = target = Channel.CreateUnbounded<(OutboxEvent, Task)>(new UnboundedChannelOptions { SingleReader = true });
                    loops.Add(DeliverAllAsync(target.Reader, stoppingToken));
                }
                target.Writer.TryWrite(item);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is left waits in the journal for the next start.
        }
        await Task.WhenAll(loops).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task DeliverAllAsync(ChannelReader<(OutboxEvent Event, Task Durable)> events, CancellationToken stoppingToken)
    {
        await foreach (var (item, durable) in events.ReadAllAsync(stoppingToken))
        {
            await durable.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!durable.IsCompletedSuccessfully)
                continue;
            await DeliverAsync(item, stoppingToken);
            store.Delivered(item);
        }
    }

    private async Task DeliverAsync(OutboxEvent item, CancellationToken stoppingToken)
    {
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                await TryOnceAsync(item, stoppingToken);
                return;
            }
            catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                Log.Retrying(logger, e, item.Bucket, item.Target, pause.TotalSeconds);
                await Task.Delay(pause, time, stoppingToken);
            }
        }
    }

    private async Task TryOnceAsync(OutboxEvent item, CancellationToken cancellationToken)
    {
        if (!Arn.TryParse(item.Target, out var target))
            return;
        _ = ActivityContext.TryParse(item.TraceParent, null, out var parent);
        var source = S3Identity.BucketArn(item.Bucket);
        using var span = LocalAwsTelemetry.StartDelivery(item.Kind is TargetKind.Topic ? "aws.sns" : "aws_sqs", target.Resource, source, parent);
        var context = span?.Context ?? parent;
        var from = new DeliverySource("s3.amazonaws.com", source, target.Account);
        var result = item.Kind is TargetKind.Topic
            ? await topics.PublishAsync(target, new TopicPublication(item.Message, "Amazon S3 Notification") { TraceParent = context }, from, cancellationToken)
            : await queues.DeliverAsync(target, new QueueDelivery(item.Message) { TraceParent = context }, from, cancellationToken);
        telemetry.Delivered("S3", result);
        if (result is DeliveryResult.Delivered)
            return;
        span?.SetTag("error.type", result.ToString()).SetStatus(ActivityStatusCode.Error);
        Log.Refused(logger, item.Bucket, item.Target, result);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "An event of bucket {Bucket} did not reach {Target}; trying again in {Seconds} s.")]
        public static partial void Retrying(ILogger logger, Exception exception, string bucket, string target, double seconds);

        [LoggerMessage(2, LogLevel.Warning, "An event of bucket {Bucket} is lost: {Target} answered {Result}. S3 drops such events as well.")]
        public static partial void Refused(ILogger logger, string bucket, string target, DeliveryResult result);
    }
}
