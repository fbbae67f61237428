using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

internal sealed record ListPartsRequest(string Bucket, string Key, string UploadId)
{
    /// <summary>Only parts behind this number.</summary>
    public int PartNumberMarker { get; init; }

    /// <summary>0 to 1000; more is taken for 1000.</summary>
    public int MaxParts { get; init; } = 1000;
}

internal sealed record ListPartsResult(ListPartsRequest Request, MultipartUpload Upload, IReadOnlyList<StoredPart> Parts, bool IsTruncated);

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListParts.html</summary>
internal sealed class ListParts(S3Store store) : IOperation<ListPartsRequest, ListPartsResult>
{
    public ValueTask<ListPartsResult> ExecuteAsync(ListPartsRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        var upload = store.GetUpload(request.Bucket, request.Key, request.UploadId);
        var behind = store.GetParts(request.Bucket, request.Key, request.UploadId).Where(p => p.Number > request.PartNumberMarker).ToList();
        var page = behind.Take(Math.Min(request.MaxParts, 1000)).ToList();
        return ValueTask.FromResult(new ListPartsResult(request, upload, page, behind.Count > page.Count));
    }
}
