using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.Operations;
using Microsoft.Extensions.Options;

namespace ImageStudio.LocalAws.Console;

/// <summary>A bucket folder by folder, and what its objects hold.</summary>
internal sealed class ObjectBrowser(ListObjectsV2 list, GetObject get, IOptions<LocalAwsOptions> options)
{
    private const int PageSize = 100;

    /// <exception cref="AwsException">There is no such bucket.</exception>
    public async Task<FolderView> ListAsync(string bucket, string prefix, string? after, Uri baseUrl, CancellationToken cancellationToken)
    {
        var request = new ListObjectsV2Request(bucket) { Prefix = prefix, Delimiter = "/", StartAfter = after ?? "", MaxKeys = PageSize };
        var result = await list.ExecuteAsync(request, Caller(baseUrl), cancellationToken);
        return new FolderView(
            bucket,
            prefix,
            [.. result.Page.CommonPrefixes],
            [.. result.Page.Objects.Select(o => new ObjectView(o.Key, o.Size, o.LastModified, o.Headers.ContentType))],
            result.Page.IsTruncated ? result.Page.Last : null);
    }

    /// <summary>An object's size and body; the caller disposes the body.</summary>
    /// <exception cref="AwsException">There is no such object.</exception>
    public async Task<(long Size, Stream Body)> OpenAsync(string bucket, string key, Uri baseUrl, CancellationToken cancellationToken)
    {
        var result = await get.ExecuteAsync(new GetObjectRequest(bucket, key), Caller(baseUrl), cancellationToken);
        return (result.Object.Size, result.Body!);
    }

    private CallerContext Caller(Uri baseUrl) => new(options.Value.AccountId, options.Value.Region, baseUrl, Guid.NewGuid().ToString());
}

/// <param name="Bucket">The bucket.</param>
/// <param name="Prefix">The folder, with its slash; empty for all of the bucket.</param>
/// <param name="Folders">Folders in it, as prefixes.</param>
/// <param name="Objects">Objects in it.</param>
/// <param name="Next">From which key the next page goes on; <c>null</c> on the last.</param>
internal sealed record FolderView(string Bucket, string Prefix, IReadOnlyList<string> Folders, IReadOnlyList<ObjectView> Objects, string? Next);

internal sealed record ObjectView(string Key, long Size, DateTimeOffset LastModified, string? ContentType);
