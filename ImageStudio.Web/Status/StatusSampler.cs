using Amazon.Runtime;
using Amazon.SQS;
using ImageStudio.ServiceDefaults;
using ImageStudio.Web.DeadLetters;
using ImageStudio.Web.LiveUpdates;
using Microsoft.Extensions.Options;

namespace ImageStudio.Web.Status;

/// <summary>Asks the queues how much there is to do, no more often than is useful and only while somebody looks, and tells open pages what has changed.</summary>
internal sealed partial class StatusSampler(
    IAmazonSQS sqs, QueuePeek peek, LiveHub live, IOptions<DeadLetterOptions> queues, IOptions<StatusOptions> options, TimeProvider time, ILogger<StatusSampler> logger) : BackgroundService
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly WorkerJudgement _judgement = new(options.Value.StalledAfter);
    private StudioStatus? _latest;
    private DateTimeOffset _sampled;

    /// <summary>How it is, at most one interval ago.</summary>
    public async Task<StudioStatus> ReadAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_latest is not null && time.GetUtcNow() - _sampled < options.Value.Interval) return _latest;
            var before = _latest;
            _latest = await SampleAsync(cancellationToken);
            _sampled = time.GetUtcNow();
            if (!_latest.Equals(before)) live.Send(new LiveEvent { Kind = "status", Status = _latest });
            return _latest;
        }
        finally
        {
            _gate.Release();
        }
    }

    public override void Dispose()
    {
        _gate.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var quiet = QuietScope.Begin();
        using var timer = new PeriodicTimer(options.Value.Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (live.Pages == 0) continue;
            try
            {
                await ReadAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is AmazonClientException or AmazonServiceException or HttpRequestException)
            {
                Log.NotSampled(logger, exception.Message);
            }
        }
    }

    private async Task<StudioStatus> SampleAsync(CancellationToken cancellationToken)
    {
        var sampled = await Task.WhenAll(queues.Value.Queues.Select(queue => SampleAsync(queue, cancellationToken)));
        var now = time.GetUtcNow();
        return new StudioStatus(sampled, [.. sampled.Select(queue => _judgement.Judge(queue, now))]);
    }

    private async Task<QueueStatus> SampleAsync(DeadLetterQueue queue, CancellationToken cancellationToken)
    {
        var dead = peek.CountAsync(queue.Url, cancellationToken);
        var own = await sqs.GetQueueAttributesAsync(
            queue.SourceUrl, [QueueAttributeName.ApproximateNumberOfMessages, QueueAttributeName.ApproximateNumberOfMessagesNotVisible], cancellationToken);
        return new QueueStatus(queue.Name, own.ApproximateNumberOfMessages, own.ApproximateNumberOfMessagesNotVisible, (await dead).Messages);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The queues could not be asked how much there is to do: {Reason}")]
        public static partial void NotSampled(ILogger logger, string reason);
    }
}
