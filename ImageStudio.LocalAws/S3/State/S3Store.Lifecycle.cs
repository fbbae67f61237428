using System.Globalization;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.Lifecycle;

namespace ImageStudio.LocalAws.S3.State;

internal sealed partial class S3Store
{
    private TaskCompletionSource _rules = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when a bucket has lifecycle rules: at once, or when one gets some.</summary>
    public Task WhenLifecycleRulesAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_state.Buckets.Values.Any(b => b.Settings.Lifecycle is not null))
                return Task.CompletedTask;
            if (_rules.Task.IsCompleted)
                _rules = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _rules.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Replaces the lifecycle rules of a bucket; <c>null</c> for none.</summary>
    /// <exception cref="AwsException">NoSuchBucket.</exception>
    public async Task SetLifecycleAsync(string bucket, IReadOnlyList<LifecycleRule>? rules)
    {
        await ConfigureAsync(bucket, settings => settings with { Lifecycle = rules });
        lock (_gate)
            _rules.TrySetResult();
    }

    /// <summary>Carries out the rules of all buckets.</summary>
    /// <returns>How many objects and uploads they ended.</returns>
    public async Task<(int Objects, int Uploads)> ExpireAsync()
    {
        var (objects, uploads) = (0, 0);
        foreach (var bucket in ListBuckets().Where(b => b.Settings.Lifecycle is not null))
        {
            await ChangeAsync(() =>
            {
                if (!_state.Buckets.TryGetValue(bucket.Name, out var found) || Expiry.Objects(found, _time.GetUtcNow()) is not { Count: > 0 } keys)
                    return null;
                objects += keys.Count;
                return new ObjectsDeleted(bucket.Name, keys, [.. keys.SelectMany(k => Events(found, "LifecycleExpiration:Delete", k, null, Itself(bucket)))]);
            });
            IReadOnlyList<string> ids;
            lock (_gate)
                ids = _state.Buckets.TryGetValue(bucket.Name, out var found) ? Expiry.Uploads(found, _time.GetUtcNow()) : [];
            foreach (var id in ids)
                await ChangeAsync(() => _state.Buckets.GetValueOrDefault(bucket.Name)?.Uploads.ContainsKey(id) is true ? new UploadAborted(bucket.Name, id) : null);
            uploads += ids.Count;
        }
        return (objects, uploads);
    }

    /// <summary>Who S3 says it was when it acts on its own.</summary>
    private static CallerContext Itself(BucketInfo bucket) =>
        new("", bucket.Region, new Uri("http://s3.localhost"), Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..16].ToUpperInvariant()) { AccessKeyId = "s3.amazonaws.com" };
}
