using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.Bodies;
using ImageStudio.LocalAws.S3.Notifications;
using ImageStudio.LocalAws.Storage;

namespace ImageStudio.LocalAws.S3.State;

/// <summary>
/// The state of S3 behind one lock, with its journal. A change is checked, recorded and applied under the lock and awaited
/// outside of it; bodies that it gave up are removed once it is durable.
/// </summary>
internal sealed partial class S3Store : IServiceState
{
    private readonly Lock _gate = new();
    private readonly IJournal<S3Record> _journal;
    private readonly IBlobs _blobs;
    private readonly BodyLeases _leases;
    private readonly EventWriter _events;
    private readonly EventQueue _queue;
    private readonly TimeProvider _time;
    private readonly ILogger<S3Store> _logger;
    private S3State _state = new();

    public S3Store(IJournals journals, IBlobs blobs, EventWriter events, EventQueue queue, TimeProvider time, ILogger<S3Store> logger)
    {
        _journal = journals.Open("s3", S3JournalContext.Default.S3Record);
        _journal.FlushFirst(blobs.Flush);
        _journal.CompactWith(_gate, () => _state.Snapshot());
        (_blobs, _leases, _events, _queue, _time, _logger) = (blobs, new BodyLeases(blobs), events, queue, time, logger);
    }

    public ValueTask ResetAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _state = new S3State { LastSequence = _state.LastSequence };
            _blobs.RetainOnly(new HashSet<string>());
        }
        return ValueTask.CompletedTask;
    }

    /// <summary>The buckets in order of their names.</summary>
    public IReadOnlyList<BucketInfo> ListBuckets()
    {
        lock (_gate)
            return [.. _state.Buckets.Values.Select(Info)];
    }

    /// <exception cref="AwsException">NoSuchBucket.</exception>
    public BucketInfo GetBucket(string name)
    {
        lock (_gate)
            return Info(Existing(name));
    }

    public BucketInfo? FindBucket(string name)
    {
        lock (_gate)
            return _state.Buckets.TryGetValue(name, out var bucket) ? Info(bucket) : null;
    }

    /// <exception cref="AwsException">BucketAlreadyOwnedByYou, outside of us-east-1, where S3 says yes again.</exception>
    public Task CreateBucketAsync(string name, string region, BucketSettings settings) => ChangeAsync(() =>
    {
        if (!_state.Buckets.TryGetValue(name, out var existing))
            return new BucketCreated(name, region, _time.GetUtcNow(), settings);
        return existing.Region == "us-east-1" && region == "us-east-1" ? null : throw S3Errors.BucketAlreadyOwnedByYou(name);
    });

    /// <exception cref="AwsException">NoSuchBucket, BucketNotEmpty.</exception>
    public Task DeleteBucketAsync(string name) => ChangeAsync(() =>
        Existing(name).Objects.Count == 0 ? new BucketDeleted(name) : throw S3Errors.BucketNotEmpty(name));

    /// <summary>Replaces settings of a bucket.</summary>
    /// <exception cref="AwsException">NoSuchBucket.</exception>
    public Task ConfigureAsync(string name, Func<BucketSettings, BucketSettings> change) => ChangeAsync(() =>
        new BucketConfigured(name, change(Existing(name).Settings)));

    /// <summary>Marks an event as accepted by its target. Not awaited: after a crash it is delivered again, as S3 may do.</summary>
    public void Delivered(OutboxEvent accepted) => _ = ChangeAsync(() => new EventDelivered(accepted.Id));

    /// <summary>Decides on a change and applies it under the lock, then waits until it is durable.</summary>
    /// <param name="decide">Gives the record, or <c>null</c> where there is nothing to change.</param>
    private async Task ChangeAsync(Func<S3Record?> decide)
    {
        Task written;
        IReadOnlyList<string> garbage;
        lock (_gate)
        {
            if (decide() is not { } record)
                return;
            _state.Apply(record);
            // A change is never half cancelled: it is in memory already.
            written = _journal.AppendAsync(record, CancellationToken.None).AsTask();
            garbage = _state.TakeGarbage();
            if (EventsOf(record) is { Count: > 0 } events)
                _queue.Post(events, written);
        }
        await written;
        _leases.Remove(garbage);
    }

    private static IReadOnlyList<OutboxEvent> EventsOf(S3Record record) => record switch
    {
        ObjectPut put => put.Events,
        ObjectsDeleted delete => delete.Events,
        ObjectTagged tagged => tagged.Events,
        _ => [],
    };

    private Bucket Existing(string name) => _state.Buckets.GetValueOrDefault(name) ?? throw S3Errors.NoSuchBucket(name);

    private static BucketInfo Info(Bucket bucket) => new(bucket.Name, bucket.Region, bucket.CreatedAt, bucket.Settings);
}
