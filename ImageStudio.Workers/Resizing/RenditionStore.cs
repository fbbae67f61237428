using System.Globalization;
using System.Net;
using System.Text.Json;
using Amazon.S3;
using Amazon.S3.Model;
using ImageStudio.Contracts;
using ImageStudio.Workers.Imaging;
using ImageStudio.Workers.Objects;

namespace ImageStudio.Workers.Resizing;

/// <summary>The objects of a rendition in S3: the upload, the rendition, the reason why there is none.</summary>
internal sealed class RenditionStore(IAmazonS3 s3, VersionedObjects versions)
{
    /// <summary>Opens the upload as it is now; <c>null</c> where it is gone, or its bucket.</summary>
    public async Task<SourceObject?> OpenAsync(string bucket, string key, CancellationToken cancellationToken)
    {
        try
        {
            return new SourceObject(bucket, key, await s3.GetObjectAsync(bucket, key, cancellationToken));
        }
        catch (AmazonS3Exception exception) when (exception.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>What there is of a rendition or a reason, <c>null</c> where there is nothing.</summary>
    public Task<ExistingObject?> FindAsync(string bucket, string key, CancellationToken cancellationToken) => versions.FindAsync(bucket, key, cancellationToken);

    /// <summary>Whether the upload is still the version that was worked on.</summary>
    public async Task<bool> IsCurrentAsync(SourceVersion source, CancellationToken cancellationToken) =>
        (await versions.FindAsync(source.Bucket, source.Key, cancellationToken))?.ETag == source.ETag;

    /// <summary>
    /// Puts the rendition unless a newer one is there, and takes it back where the upload was replaced or deleted meanwhile.
    /// A reason of an earlier version, why there was none, goes.
    /// </summary>
    /// <returns>Whether the rendition is in the bucket and belongs there.</returns>
    public async Task<bool> PutAsync(SourceVersion source, Rendition rendition, Func<PutObjectRequest> create, Seen seen, CancellationToken cancellationToken)
    {
        var key = ObjectKeys.ForRendition(source.Key, rendition);
        if (await versions.PutAsync(source, key, create, cancellationToken, seen) is not { } written) return false;

        var current = IsCurrentAsync(source, cancellationToken);
        var failure = FindOutdatedAsync(source, ObjectKeys.ForFailure(source.Key, rendition.Name), cancellationToken);
        await Task.WhenAll(current, failure);
        if (await current)
        {
            await DeleteAsync(source, ObjectKeys.ForFailure(source.Key, rendition.Name), await failure, cancellationToken);
            return true;
        }

        // Whoever works on the newer version has either replaced this one already, or must not find it.
        await versions.DeleteAsync(source.Bucket, key, written, cancellationToken);
        return false;
    }

    /// <summary>Notes why there is no rendition, and removes one of an earlier version.</summary>
    public async Task<bool> PutFailureAsync(SourceVersion source, Rendition rendition, RenditionFailed failure, CancellationToken cancellationToken)
    {
        if (await WriteFailureAsync(source, rendition, failure, isFirst: false, cancellationToken) is null) return false;
        await DeleteOutdatedAsync(source, ObjectKeys.ForRendition(source.Key, rendition), cancellationToken);
        return true;
    }

    /// <summary>
    /// Notes that nobody could say why there is no rendition. Whoever has noted a reason before, or makes the rendition after
    /// all, is right; a rendition of an earlier version goes.
    /// </summary>
    /// <returns>Whether the reason is in the bucket, and is this one.</returns>
    public async Task<bool> PutGivenUpAsync(SourceVersion source, Rendition rendition, RenditionFailed failure, CancellationToken cancellationToken)
    {
        if (await WriteFailureAsync(source, rendition, failure, isFirst: true, cancellationToken) is not { } written) return false;
        var key = ObjectKeys.ForRendition(source.Key, rendition);
        var existing = await versions.FindAsync(source.Bucket, key, cancellationToken);
        if (existing?.IsOf(source) is true)
        {
            await versions.DeleteAsync(source.Bucket, ObjectKeys.ForFailure(source.Key, rendition.Name), written, cancellationToken);
            return false;
        }

        if (existing?.IsNewerThan(source) is false) await versions.DeleteAsync(source.Bucket, key, existing.ETag, cancellationToken);
        return true;
    }

    /// <summary>The reason why there is no rendition of this version, <c>null</c> where there is none.</summary>
    public async Task<RenditionFailed?> ReadFailureAsync(SourceVersion source, Rendition rendition, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await s3.GetObjectAsync(source.Bucket, ObjectKeys.ForFailure(source.Key, rendition.Name), cancellationToken);
            var failure = await JsonSerializer.DeserializeAsync(response.ResponseStream, ContractsJsonContext.Default.RenditionEvent, cancellationToken) as RenditionFailed;
            return failure?.SourceETag == source.ETag ? failure : null;
        }
        catch (AmazonS3Exception exception) when (exception.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>Removes the reason why there was no rendition of an earlier version, if there is one.</summary>
    public Task DeleteFailureAsync(SourceVersion source, Rendition rendition, CancellationToken cancellationToken) =>
        DeleteOutdatedAsync(source, ObjectKeys.ForFailure(source.Key, rendition.Name), cancellationToken);

    /// <summary>Removes the rendition of a deleted upload, or the reason why there was none, whoever deleted it.</summary>
    /// <returns>Whether the upload was gone before and still is.</returns>
    public async Task<bool> ClearAsync(string bucket, string uploadKey, Rendition rendition, CancellationToken cancellationToken)
    {
        string[] made = [.. new[] { ObjectKeys.ForRendition(uploadKey, rendition), ObjectKeys.ForFailure(uploadKey, rendition.Name) }.Where(ObjectKeyLimits.Fits)];
        // Looked at before the upload: what is written from then on belongs to one that came later.
        var seen = await Task.WhenAll(made.Select(key => versions.FindAsync(bucket, key, cancellationToken)));
        if (await versions.FindAsync(bucket, uploadKey, cancellationToken) is not null) return false;
        foreach (var (key, existing) in made.Zip(seen).Where(each => each.Second is not null)) await versions.DeleteAsync(bucket, key, existing!.ETag, cancellationToken);
        return await versions.FindAsync(bucket, uploadKey, cancellationToken) is null;
    }

    // Taken back where the upload was replaced or deleted meanwhile.
    private async Task<string?> WriteFailureAsync(SourceVersion source, Rendition rendition, RenditionFailed failure, bool isFirst, CancellationToken cancellationToken)
    {
        var key = ObjectKeys.ForFailure(source.Key, rendition.Name);
        var written = await versions.PutAsync(source, key, () => FailureRequest(source, key, failure), cancellationToken, isFirst: isFirst);
        if (written is null || await IsCurrentAsync(source, cancellationToken)) return written;
        await versions.DeleteAsync(source.Bucket, key, written, cancellationToken);
        return null;
    }

    private async Task DeleteOutdatedAsync(SourceVersion source, string key, CancellationToken cancellationToken) =>
        await DeleteAsync(source, key, await FindOutdatedAsync(source, key, cancellationToken), cancellationToken);

    private async Task<ExistingObject?> FindOutdatedAsync(SourceVersion source, string key, CancellationToken cancellationToken)
    {
        if (!ObjectKeyLimits.Fits(key)) return null;
        var existing = await versions.FindAsync(source.Bucket, key, cancellationToken);
        return existing?.IsNewerThan(source) is false ? existing : null;
    }

    private Task DeleteAsync(SourceVersion source, string key, ExistingObject? existing, CancellationToken cancellationToken) =>
        existing is null ? Task.CompletedTask : versions.DeleteAsync(source.Bucket, key, existing.ETag, cancellationToken);

    /// <summary>What to write.</summary>
    public static PutObjectRequest Request(SourceVersion source, string key, string path, RenderedImage image, ImageFilter filter)
    {
        var request = new PutObjectRequest { BucketName = source.Bucket, Key = key, FilePath = path, ContentType = image.ContentType };
        // A replaced upload gets other renditions under the same keys.
        request.Headers.CacheControl = "no-cache";
        request.Metadata[UploadMetadata.Width] = Text(image.Width);
        request.Metadata[UploadMetadata.Height] = Text(image.Height);
        request.Metadata[UploadMetadata.Engine] = image.Engine;
        request.Metadata[UploadMetadata.ProcessingMilliseconds] = Text((long)image.Duration.TotalMilliseconds);
        request.Metadata[UploadMetadata.Filter] = filter.ToString();
        return request;
    }

    private static PutObjectRequest FailureRequest(SourceVersion source, string key, RenditionFailed failure) => new()
    {
        BucketName = source.Bucket,
        Key = key,
        ContentBody = JsonSerializer.Serialize(failure, ContractsJsonContext.Default.RenditionEvent),
        ContentType = "application/json",
    };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
