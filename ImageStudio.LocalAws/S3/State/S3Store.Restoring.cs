namespace ImageStudio.LocalAws.S3.State;

internal sealed partial class S3Store
{
    /// <summary>How many objects without a body a message names.</summary>
    private const int MostNamed = 10;

    public async ValueTask RestoreAsync(CancellationToken cancellationToken)
    {
        await foreach (var record in _journal.ReplayAsync(cancellationToken))
            lock (_gate)
                Restore(record);
        lock (_gate)
        {
            _state.TakeGarbage();
            if (_blobs.RetainOnly(_state.LiveBodies()) is > 0 and var removed)
                Log.OrphansRemoved(_logger, removed);
            TellLostBodies();
            _queue.Post(_state.Outbox.Values, Task.CompletedTask);
        }
    }

    /// <summary>Applies a record of an earlier run. The one that it builds on may have been damaged: what is whole itself is kept.</summary>
    private void Restore(S3Record record)
    {
        if (BucketOf(record) is { } name && record is not BucketCreated && !_state.Buckets.ContainsKey(name))
        {
            if (record is BucketDeleted)
                return;
            Log.BucketRestored(_logger, name);
            _state.Apply(new BucketCreated(name, "us-east-1", _time.GetUtcNow(), new BucketSettings()));
        }
        switch (record)
        {
            case BucketCreated again when _state.Buckets.ContainsKey(again.Bucket):
                _state.Apply(new BucketConfigured(again.Bucket, again.Settings));
                break;
            case PartPut part when !_state.Buckets[part.Bucket].Uploads.ContainsKey(part.UploadId):
                Log.PartLost(_logger, part.Part.Number, part.UploadId, part.Bucket);
                break;
            default:
                _state.Apply(record);
                break;
        }
    }

    private static string? BucketOf(S3Record record) => record switch
    {
        BucketCreated r => r.Bucket,
        BucketConfigured r => r.Bucket,
        BucketDeleted r => r.Bucket,
        ObjectPut r => r.Bucket,
        ObjectsDeleted r => r.Bucket,
        ObjectTagged r => r.Bucket,
        UploadCreated r => r.Bucket,
        PartPut r => r.Bucket,
        UploadAborted r => r.Bucket,
        _ => null,
    };

    private void TellLostBodies()
    {
        var lost = _state.Buckets.Values
            .SelectMany(b => b.Objects.From("").Where(o => o.Value.Body.Any(part => !_blobs.IsWhole(part.Blob, part.Length))).Select(o => $"{b.Name}/{o.Key}")).ToList();
        if (lost.Count > 0)
            Log.BodiesLost(_logger, lost.Count, string.Join(", ", lost.Take(MostNamed)));
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Removed {Count} object bodies that were never acknowledged, or deleted, before the last end of the process.")]
        public static partial void OrphansRemoved(ILogger logger, int count);

        [LoggerMessage(2, LogLevel.Error, "The record of bucket {Bucket} is lost in damage of the journal. The bucket is there again, in us-east-1 and with the settings of a new one, because records of what is in it are whole.")]
        public static partial void BucketRestored(ILogger logger, string bucket);

        [LoggerMessage(3, LogLevel.Error, "Part {Part} of upload {UploadId} to bucket {Bucket} is given up: the upload's own record is lost in damage of the journal.")]
        public static partial void PartLost(ILogger logger, int part, string uploadId, string bucket);

        [LoggerMessage(4, LogLevel.Error, "The bodies of {Count} objects are missing in the data directory, or shorter than they were: {Keys}. Reading them fails; put them again, or delete them.")]
        public static partial void BodiesLost(ILogger logger, int count, string keys);
    }
}
