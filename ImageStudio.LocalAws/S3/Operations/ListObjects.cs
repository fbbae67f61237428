using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

internal sealed record ListObjectsRequest(string Bucket)
{
    public string Prefix { get; init; } = "";

    public string Delimiter { get; init; } = "";

    /// <summary>Only what comes behind this key or common prefix.</summary>
    public string Marker { get; init; } = "";

    /// <summary>0 to 1000; more is taken for 1000.</summary>
    public int MaxKeys { get; init; } = 1000;

    /// <summary>Whether the writer is to percent-encode keys, for those that XML cannot hold.</summary>
    public bool EncodeKeys { get; init; }
}

internal sealed record ListObjectsResult(ListObjectsRequest Request, ListingPage Page)
{
    /// <summary>Given with a delimiter only; without one the last key is the marker.</summary>
    public string? NextMarker => Page.IsTruncated && Request.Delimiter.Length > 0 ? Page.Last : null;
}

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjects.html</summary>
internal sealed class ListObjects(S3Store store) : IOperation<ListObjectsRequest, ListObjectsResult>
{
    public ValueTask<ListObjectsResult> ExecuteAsync(ListObjectsRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        var page = store.List(request.Bucket, new ListingQuery(request.Prefix, request.Delimiter, request.Marker, Math.Min(request.MaxKeys, 1000)));
        return ValueTask.FromResult(new ListObjectsResult(request, page));
    }
}
