using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.S3.State;

internal sealed partial class S3Store
{
    /// <exception cref="AwsException">NoSuchBucket.</exception>
    public Task CreateUploadAsync(string bucket, MultipartUpload upload) => ChangeAsync(() =>
    {
        Existing(bucket);
        return new UploadCreated(bucket, upload);
    });

    /// <exception cref="AwsException">NoSuchBucket, NoSuchUpload.</exception>
    public MultipartUpload GetUpload(string bucket, string key, string id)
    {
        lock (_gate)
            return ExistingUpload(bucket, key, id).Upload;
    }

    /// <summary>The parts of an upload by number.</summary>
    /// <exception cref="AwsException">NoSuchBucket, NoSuchUpload.</exception>
    public IReadOnlyList<StoredPart> GetParts(string bucket, string key, string id)
    {
        lock (_gate)
            return [.. ExistingUpload(bucket, key, id).Parts.Values];
    }

    /// <summary>The unfinished uploads of a bucket by key, then by age.</summary>
    /// <exception cref="AwsException">NoSuchBucket.</exception>
    public IReadOnlyList<MultipartUpload> GetUploads(string bucket)
    {
        lock (_gate)
            return [.. Existing(bucket).Uploads.Values.Select(u => u.Upload).OrderBy(u => u.Key, KeyOrder.Instance).ThenBy(u => u.Initiated).ThenBy(u => u.Id, StringComparer.Ordinal)];
    }

    /// <exception cref="AwsException">NoSuchBucket, NoSuchUpload: it may have ended while the part came in.</exception>
    public Task PutPartAsync(string bucket, string key, string id, StoredPart part) => ChangeAsync(() =>
    {
        ExistingUpload(bucket, key, id);
        return new PartPut(bucket, id, part);
    });

    /// <exception cref="AwsException">NoSuchBucket, NoSuchUpload.</exception>
    public Task AbortUploadAsync(string bucket, string key, string id) => ChangeAsync(() =>
    {
        ExistingUpload(bucket, key, id);
        return new UploadAborted(bucket, id);
    });

    private UploadState ExistingUpload(string bucket, string key, string id) =>
        Existing(bucket).Uploads.TryGetValue(id, out var upload) && upload.Upload.Key == key ? upload : throw S3Errors.NoSuchUpload(id);
}
