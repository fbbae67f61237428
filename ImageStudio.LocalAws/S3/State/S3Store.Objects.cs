using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.Bodies;

namespace ImageStudio.LocalAws.S3.State;

/// <summary>What a write demands of the object that is there already.</summary>
/// <param name="IfMatch">ETag it has to have.</param>
/// <param name="IfNoneMatch">Whether there must be none.</param>
internal readonly record struct WriteCondition(string? IfMatch, bool IfNoneMatch)
{
    /// <exception cref="AwsException">PreconditionFailed, or NoSuchKey where there is nothing to match.</exception>
    public void Check(string key, StoredObject? existing)
    {
        if (IfNoneMatch && existing is not null)
            throw S3Errors.PreconditionFailed("If-None-Match");
        if (IfMatch is null)
            return;
        if (existing is null)
            throw S3Errors.NoSuchKey(key);
        if (!ETags.Matches(IfMatch, existing.ETag))
            throw S3Errors.PreconditionFailed("If-Match");
    }
}

internal sealed partial class S3Store
{
    /// <exception cref="AwsException">NoSuchBucket, NoSuchKey.</exception>
    public StoredObject GetObject(string bucket, string key)
    {
        lock (_gate)
            return Existing(bucket).Objects.TryGet(key, out var value) ? value : throw S3Errors.NoSuchKey(key);
    }

    /// <summary>Opens a stretch of an object; the stream keeps its bytes even if the object goes meanwhile.</summary>
    /// <param name="bucket">Name of the bucket.</param>
    /// <param name="key">Key of the object.</param>
    /// <param name="select">Decides, with the object at hand, on start and length in bytes; <c>null</c> opens nothing.</param>
    /// <exception cref="AwsException">NoSuchBucket, NoSuchKey.</exception>
    public (StoredObject Object, BodyStream? Body) OpenObject(string bucket, string key, Func<StoredObject, (long Start, long Length)?> select)
    {
        lock (_gate)
        {
            var value = Existing(bucket).Objects.TryGet(key, out var found) ? found : throw S3Errors.NoSuchKey(key);
            return (value, select(value) is var (start, length) ? new BodyStream(_blobs, value.Body, start, length, _leases.Take(value.Body)) : null);
        }
    }

    /// <summary>Checks a condition before the body is read; <see cref="PutObjectAsync"/> checks again when it counts.</summary>
    /// <exception cref="AwsException">NoSuchBucket, NoSuchKey, PreconditionFailed.</exception>
    public void CheckWrite(string bucket, string key, WriteCondition condition)
    {
        lock (_gate)
            condition.Check(key, Existing(bucket).Objects.TryGet(key, out var value) ? value : null);
    }

    /// <summary>Puts an object in place, if the condition holds at that moment; its events leave once it is durable.</summary>
    /// <param name="bucket">Name of the bucket.</param>
    /// <param name="value">The object, its body complete.</param>
    /// <param name="condition">Checked and fulfilled in one step.</param>
    /// <param name="eventName">For example <c>ObjectCreated:Put</c>.</param>
    /// <param name="caller">Who did it.</param>
    /// <param name="uploadId">The multipart upload that this completes.</param>
    public Task PutObjectAsync(string bucket, StoredObject value, WriteCondition condition, string eventName, CallerContext caller, string? uploadId = null) =>
        ChangeAsync(() =>
        {
            var target = Existing(bucket);
            condition.Check(value.Key, target.Objects.TryGet(value.Key, out var existing) ? existing : null);
            if (uploadId is not null && !target.Uploads.ContainsKey(uploadId))
                throw S3Errors.NoSuchUpload(uploadId);
            return new ObjectPut(bucket, value, uploadId, Events(target, eventName, value.Key, value, caller));
        });

    /// <summary>Deletes objects in one step.</summary>
    /// <returns>The keys that were there.</returns>
    public async Task<IReadOnlyList<string>> DeleteObjectsAsync(string bucket, IReadOnlyList<string> keys, CallerContext caller, WriteCondition condition = default)
    {
        List<string> deleted = [];
        await ChangeAsync(() =>
        {
            var target = Existing(bucket);
            foreach (var key in keys.Distinct(StringComparer.Ordinal))
            {
                var isThere = target.Objects.TryGet(key, out var existing);
                condition.Check(key, existing);
                if (isThere)
                    deleted.Add(key);
            }
            return deleted.Count == 0 ? null
                : new ObjectsDeleted(bucket, deleted, [.. deleted.SelectMany(k => Events(target, "ObjectRemoved:Delete", k, null, caller))]);
        });
        return deleted;
    }

    /// <summary>Replaces the tags of an object.</summary>
    public Task TagObjectAsync(string bucket, string key, IReadOnlyDictionary<string, string> tags, CallerContext caller) => ChangeAsync(() =>
    {
        var target = Existing(bucket);
        if (!target.Objects.TryGet(key, out var existing))
            throw S3Errors.NoSuchKey(key);
        return new ObjectTagged(bucket, key, tags, Events(target, tags.Count == 0 ? "ObjectTagging:Delete" : "ObjectTagging:Put", key, existing, caller));
    });

    /// <summary>A page of a listing.</summary>
    public ListingPage List(string bucket, ListingQuery query)
    {
        lock (_gate)
            return Listing.Page(Existing(bucket).Objects, query);
    }

    private List<OutboxEvent> Events(Bucket bucket, string eventName, string key, StoredObject? value, CallerContext caller)
    {
        List<OutboxEvent> events = [];
        foreach (var target in bucket.Settings.Notifications.Targets.Where(t => Notifications.NotificationRules.Applies(t, eventName, key)))
        {
            // Microseconds, or the next number where the clock stands still or went back.
            var sequence = Math.Max(_time.GetUtcNow().UtcTicks / 10, _state.LastSequence + 1);
            _state.LastSequence = sequence;
            events.Add(_events.Write(Info(bucket), target, eventName, key, value, sequence, caller));
        }
        return events;
    }
}
