using System.Diagnostics.CodeAnalysis;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Common.Fifo;
using ImageStudio.LocalAws.Storage;
using Microsoft.Extensions.Options;

namespace ImageStudio.LocalAws.Sqs;

/// <summary>
/// All queues, their journal and their clock. State changes happen under <see cref="Lock"/>, as records that are applied and
/// appended within it; what the journal returns is awaited outside, before the caller gets an answer.
/// </summary>
internal sealed partial class QueueStore : IServiceState, IQueueHost, IDisposable
{
    private readonly Dictionary<string, MessageQueue> _queues = new(StringComparer.Ordinal);
    private readonly IJournal<SqsRecord> _journal;
    private readonly string _account;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ITimer _timer;
    private DateTimeOffset _armedFor = DateTimeOffset.MaxValue;

    public QueueStore(IJournals journals, IOptions<LocalAwsOptions> options, TimeProvider time, ILogger<QueueStore> logger)
    {
        _account = options.Value.AccountId;
        _time = time;
        _logger = logger;
        _timer = time.CreateTimer(_ => OnTime(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _journal = journals.Open("sqs", SqsRecordJson.Default.SqsRecord);
        _journal.CompactWith(Lock, Snapshot);
    }

    /// <summary>Guards queues and messages.</summary>
    public Lock Lock { get; } = new();

    public DateTimeOffset Now => _time.GetUtcNow();

    /// <summary>Numbers for the messages of FIFO queues; under <see cref="Lock"/>.</summary>
    public SequenceNumbers Sequence { get; } = new();

    /// <summary>All queues; under <see cref="Lock"/>.</summary>
    public IEnumerable<MessageQueue> Queues => _queues.Values;

    public static string Key(string region, string name) => $"{region}/{name}";

    /// <summary>The ARN of the queue with this key, whether or not it exists.</summary>
    public Arn ArnOf(string key) => key.Split('/') is [var region, var name]
        ? Arn.Of("sqs", region, _account, name)
        : throw new InvalidDataException($"'{key}' is not the key of a queue.");

    /// <summary>Finds a queue; under <see cref="Lock"/>.</summary>
    public bool TryFind(string key, [NotNullWhen(true)] out MessageQueue? queue) => _queues.TryGetValue(key, out queue);

    /// <summary>Finds a queue by ARN; under <see cref="Lock"/>.</summary>
    public bool TryFind(Arn arn, [NotNullWhen(true)] out MessageQueue? queue)
    {
        queue = null;
        return arn.Service == "sqs" && arn.Account == _account && TryFind(Key(arn.Region, arn.Resource), out queue);
    }

    /// <summary>Finds the queue that a URL names; under <see cref="Lock"/>.</summary>
    /// <exception cref="AwsException">The parameter is missing, or there is no such queue.</exception>
    public MessageQueue Require(string? queueUrl, CallerContext caller) =>
        TryFind(Key(caller.Region, QueueUrls.NameOf(queueUrl ?? throw SqsErrors.MissingParameter("QueueUrl"), caller)), out var queue)
            ? queue
            : throw SqsErrors.QueueDoesNotExist();

    /// <summary>Applies a change and appends it to the journal; under <see cref="Lock"/>, the result awaited outside.</summary>
    /// <remarks>It takes no cancellation token: once made, the change has to reach the disk even if the caller gave up.</remarks>
    public ValueTask Commit(SqsRecord record)
    {
        var now = Now;
        Apply(record, now);
        // In the journal, the change comes before what follows from it.
        var stored = _journal.AppendAsync(record, CancellationToken.None);
        if (TryFind(record.Queue, out var queue))
        {
            queue.Refresh(now);
            Arm(queue);
        }
        return stored;
    }

    /// <summary>Sets one attribute of a queue, or takes it away; under <see cref="Lock"/>, the result awaited outside.</summary>
    /// <exception cref="AwsException">The value is not valid.</exception>
    public ValueTask Configure(MessageQueue queue, string attribute, string value) =>
        Commit(new QueueConfigured(queue.Key, Now, new Dictionary<string, string>(queue.Settings.With(new Dictionary<string, string> { [attribute] = value }).Attributes)));

    public async ValueTask RestoreAsync(CancellationToken cancellationToken)
    {
        await foreach (var record in _journal.ReplayAsync(cancellationToken))
        {
            lock (Lock)
            {
                Apply(record, Now);
                ContinueSequence(record);
            }
        }
        OnTime();
    }

    public async ValueTask ResetAsync(CancellationToken cancellationToken)
    {
        List<Task> stored = [];
        lock (Lock)
        {
            foreach (var key in _queues.Keys.ToArray())
                stored.Add(Commit(new QueueDeleted(key)).AsTask());
        }
        await Task.WhenAll(stored);
    }

    /// <inheritdoc />
    public bool TryDeadLetter(MessageQueue queue, QueuedMessage message, DateTimeOffset now)
    {
        if (!Arn.TryParse(queue.Settings.Redrive?.DeadLetterTarget, out var arn) || !TryFind(arn, out var target))
            return false;
        // Only in FIFO queues a dead letter begins a new life: see AWS's page on dead-letter queues and retention.
        var record = new MessageDeadLettered(queue.Key, target.Key, message.Id) { SentAt = queue.Fifo is null ? null : now };
        queue.Apply(record, target, now);
        _ = AppendInBackgroundAsync(record);
        return true;
    }

    public void Dispose() => _timer.Dispose();

    private void Apply(SqsRecord record, DateTimeOffset now)
    {
        if (record is QueueCreated created)
        {
            _queues[created.Queue] = Create(created);
            return;
        }
        if (!TryFind(record.Queue, out var queue))
            return;
        switch (record)
        {
            case MessagesSent sent: queue.Apply(sent, now); break;
            case DeduplicationKept kept: queue.Apply(kept); break;
            case MessagesReceived received: queue.Apply(received); break;
            case MessagesDeleted deleted: queue.Apply(deleted); break;
            case VisibilityChanged changed: queue.Apply(changed); break;
            case MessageDeadLettered moved when TryFind(moved.Target, out var target): queue.Apply(moved, target, now); break;
            case MessagesMoved moved: queue.Apply(moved, _queues.GetValueOrDefault, now); break;
            case MoveTaskChanged changed: queue.MoveTasks.Put(changed.Task); break;
            case QueuePurged purged: queue.Apply(purged); break;
            case QueueTagged tagged: queue.Tags = tagged.Tags; break;
            case QueueConfigured configured:
                (queue.Settings, queue.ModifiedAt) = (QueueSettings.From(configured.Attributes), configured.At);
                break;
            case QueueDeleted:
                _queues.Remove(queue.Key);
                queue.MarkDeleted();
                break;
        }
    }

    private void ContinueSequence(SqsRecord record)
    {
        var numbers = record switch
        {
            MessagesSent sent => sent.Messages.Select(m => m.SystemAttributes?.GetValueOrDefault(QueuedMessage.Sequence)),
            MessagesMoved moved => moved.Messages.Select(m => m.Sequence),
            DeduplicationKept kept => kept.Sent.Select(s => s.SequenceNumber),
            _ => [],
        };
        foreach (var number in numbers)
            Sequence.ContinueAfter(number);
    }

    private MessageQueue Create(QueueCreated created)
    {
        var arn = ArnOf(created.Queue);
        return new MessageQueue(created.Queue, arn.Resource, arn, this)
        {
            Settings = QueueSettings.From(created.Attributes),
            Tags = created.Tags,
            CreatedAt = created.At,
            ModifiedAt = created.At,
        };
    }

    private IEnumerable<SqsRecord> Snapshot()
    {
        foreach (var queue in _queues.Values)
        {
            yield return new QueueCreated(queue.Key, queue.CreatedAt, new Dictionary<string, string>(queue.Settings.Attributes), queue.Tags);
            foreach (var messages in queue.Messages.Chunk(100))
                yield return new MessagesSent(queue.Key, [.. messages.Select(m => m.Stored())]) { Kept = true };
            foreach (var sent in (queue.Fifo?.Sent.Known(Now) ?? []).Chunk(100))
                yield return new DeduplicationKept(queue.Key, sent);
            foreach (var task in queue.MoveTasks.NewestFirst.Reverse())
                yield return new MoveTaskChanged(queue.Key, task);
        }
    }

    // One timer serves all queues: it is set to the earliest moment at which time alone changes one of them.
    private void OnTime()
    {
        lock (Lock)
        {
            var now = Now;
            foreach (var queue in _queues.Values)
                queue.Refresh(now);
            _armedFor = DateTimeOffset.MaxValue;
            foreach (var queue in _queues.Values)
                Arm(queue);
        }
    }

    private void Arm(MessageQueue queue)
    {
        if (queue.NextChange is not { } next || next >= _armedFor)
            return;
        _armedFor = next;
        var wait = next - Now;
        _timer.Change(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private async Task AppendInBackgroundAsync(SqsRecord record)
    {
        try
        {
            await _journal.AppendAsync(record, CancellationToken.None);
        }
        catch (Exception e)
        {
            Log.AppendFailed(_logger, e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A move to a dead-letter queue could not be journaled; after a restart it happens again.")]
        public static partial void AppendFailed(ILogger logger, Exception exception);
    }
}
