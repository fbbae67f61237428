using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using ImageStudio.Contracts;

namespace ImageStudio.Workers.Objects;

/// <summary>An object that was made of an upload.</summary>
/// <param name="ETag">Its own ETag, without quotes.</param>
/// <param name="Length">Its size in bytes.</param>
/// <param name="Metadata">Its user metadata.</param>
internal sealed record ExistingObject(string ETag, long Length, MetadataCollection Metadata)
{
    public bool IsOf(SourceVersion source) => Metadata[UploadMetadata.SourceETag] == source.ETag;

    /// <summary>
    /// Whether the sequencers tell that it was made of a later version, if only with other metadata. Without sequencers,
    /// the upload itself is to be asked.
    /// </summary>
    public bool IsNewerThan(SourceVersion source) =>
        S3Event.CompareSequencers(Metadata[UploadMetadata.SourceSequencer] ?? "", source.Sequencer) > 0;
}

/// <summary>What a look has found: an object, or that there is none.</summary>
internal readonly record struct Seen(ExistingObject? Existing);

/// <summary>
/// Objects made of an upload, written so that an older version of the upload never wins over a newer one: conditional
/// writes (https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-requests.html) find out who came in between,
/// and the upload's version in the metadata tells who is right.
/// </summary>
internal sealed class VersionedObjects(IAmazonS3 s3)
{
    // Each further try means that somebody else has just written the same key.
    private const int MaxTries = 8;

    /// <summary>What is there, <c>null</c> where there is nothing.</summary>
    public async Task<ExistingObject?> FindAsync(string bucket, string key, CancellationToken cancellationToken)
    {
        try
        {
            var head = await s3.GetObjectMetadataAsync(bucket, key, cancellationToken);
            return new ExistingObject((head.ETag ?? "").Trim('"'), head.ContentLength, head.Metadata);
        }
        catch (AmazonS3Exception exception) when (exception.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>Writes unless what is there was made of a later version of the upload.</summary>
    /// <param name="source">The version that the object is made of.</param>
    /// <param name="key">Key to write.</param>
    /// <param name="create">Makes the request; called again for each try.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="seen">What an earlier look has found, to spare another one: the condition of the write notices what has changed since.</param>
    /// <param name="isFirst">Whether what somebody else has made of the same version is left alone, too.</param>
    /// <returns>ETag of what was written, <c>null</c> where a later version has won, or the first one.</returns>
    public async Task<string?> PutAsync(
        SourceVersion source, string key, Func<PutObjectRequest> create, CancellationToken cancellationToken, Seen? seen = null, bool isFirst = false)
    {
        for (var tries = 1; ; tries++)
        {
            var existing = tries == 1 && seen is { } before ? before.Existing : await FindAsync(source.Bucket, key, cancellationToken);
            if (existing is not null && (existing.IsNewerThan(source) || (isFirst && existing.IsOf(source)))) return null;
            // The rendition may have been made in between of a version that came in between, and events may lack sequencers.
            if (tries > 1 && (await FindAsync(source.Bucket, source.Key, cancellationToken))?.ETag != source.ETag) return null;

            try
            {
                return await PutAsync(source, create(), existing, cancellationToken);
            }
            catch (AmazonS3Exception exception) when (IsConflict(exception) && tries < MaxTries)
            {
                // Somebody was faster: look again who is right.
            }
        }
    }

    /// <summary>Deletes the object if it is still the given one.</summary>
    public async Task DeleteAsync(string bucket, string key, string etag, CancellationToken cancellationToken)
    {
        // The look before is for services that do not know the condition.
        if ((await FindAsync(bucket, key, cancellationToken))?.ETag != etag) return;
        try
        {
            await s3.DeleteObjectAsync(new DeleteObjectRequest { BucketName = bucket, Key = key, IfMatch = $"\"{etag}\"" }, cancellationToken);
        }
        catch (AmazonS3Exception exception) when (IsConflict(exception))
        {
            // It is somebody else's by now.
        }
    }

    private async Task<string> PutAsync(SourceVersion source, PutObjectRequest request, ExistingObject? existing, CancellationToken cancellationToken)
    {
        request.Metadata[UploadMetadata.SourceETag] = source.ETag;
        if (source.Sequencer.Length > 0) request.Metadata[UploadMetadata.SourceSequencer] = source.Sequencer;
        foreach (var (name, value) in TraceCarrier.Current.Entries) request.Metadata[name] = value;
        if (existing is null) request.IfNoneMatch = "*";
        else request.IfMatch = $"\"{existing.ETag}\"";
        return ((await s3.PutObjectAsync(request, cancellationToken)).ETag ?? "").Trim('"');
    }

    // 412: the condition does not hold; 409: somebody writes at this moment; 404: what was to be replaced is gone.
    public static bool IsConflict(AmazonS3Exception exception) =>
        exception.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.Conflict or HttpStatusCode.NotFound && exception.ErrorCode != "NoSuchBucket";
}
