using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

internal sealed record ListObjectVersionsRequest(string Bucket)
{
    public string Prefix { get; init; } = "";

    public string Delimiter { get; init; } = "";

    /// <summary>Only what comes behind this key or common prefix.</summary>
    public string KeyMarker { get; init; } = "";

    /// <summary>With <see cref="KeyMarker"/> only; the one version that a key has is <c>null</c>.</summary>
    public string? VersionIdMarker { get; init; }

    /// <summary>0 to 1000; more is taken for 1000.</summary>
    public int MaxKeys { get; init; } = 1000;

    /// <summary>Whether the writer is to percent-encode keys, for those that XML cannot hold.</summary>
    public bool EncodeKeys { get; init; }
}

internal sealed record ListObjectVersionsResult(ListObjectVersionsRequest Request, ListingPage Page);

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectVersions.html; each object is its only version.</summary>
internal sealed class ListObjectVersions(S3Store store) : IOperation<ListObjectVersionsRequest, ListObjectVersionsResult>
{
    public ValueTask<ListObjectVersionsResult> ExecuteAsync(ListObjectVersionsRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        if (request is { VersionIdMarker: not null, KeyMarker: "" })
            throw S3Errors.InvalidArgument("A version-id marker cannot be specified without a key marker.", "version-id-marker", request.VersionIdMarker);
        var page = store.List(request.Bucket, new ListingQuery(request.Prefix, request.Delimiter, request.KeyMarker, Math.Min(request.MaxKeys, 1000)));
        return ValueTask.FromResult(new ListObjectVersionsResult(request, page));
    }
}
