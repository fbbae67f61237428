using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

internal sealed record ListMultipartUploadsRequest(string Bucket)
{
    public string Prefix { get; init; } = "";

    public string Delimiter { get; init; } = "";

    /// <summary>Only uploads of keys behind this one, and of this one those behind <see cref="UploadIdMarker"/>.</summary>
    public string KeyMarker { get; init; } = "";

    /// <summary>Counts together with <see cref="KeyMarker"/> only.</summary>
    public string UploadIdMarker { get; init; } = "";

    /// <summary>1 to 1000; more is taken for 1000.</summary>
    public int MaxUploads { get; init; } = 1000;

    /// <summary>Whether the writer is to percent-encode keys, for those that XML cannot hold.</summary>
    public bool EncodeKeys { get; init; }
}

/// <param name="Request">The request.</param>
/// <param name="Uploads">Uploads by key, then by age.</param>
/// <param name="CommonPrefixes">Rolled-up prefixes in order.</param>
/// <param name="NextKey">Where the next page goes on; <c>null</c> on the last page.</param>
/// <param name="NextUploadId">Together with <paramref name="NextKey"/>; empty behind a common prefix.</param>
internal sealed record ListMultipartUploadsResult(
    ListMultipartUploadsRequest Request, IReadOnlyList<MultipartUpload> Uploads, IReadOnlyList<string> CommonPrefixes, string? NextKey, string NextUploadId);

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListMultipartUploads.html</summary>
internal sealed class ListMultipartUploads(S3Store store) : IOperation<ListMultipartUploadsRequest, ListMultipartUploadsResult>
{
    public ValueTask<ListMultipartUploadsResult> ExecuteAsync(ListMultipartUploadsRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        List<MultipartUpload> uploads = [];
        List<string> prefixes = [];
        var query = new ListingQuery(request.Prefix, request.Delimiter, "", 0);
        var (lastKey, lastId) = ("", "");
        foreach (var upload in Behind(store.GetUploads(request.Bucket), request).Where(u => u.Key.StartsWith(request.Prefix, StringComparison.Ordinal)))
        {
            var common = Listing.CommonPrefix(upload.Key, query);
            if (common is not null && (common == prefixes.LastOrDefault() || common == request.KeyMarker))
                continue;
            if (uploads.Count + prefixes.Count == Math.Min(request.MaxUploads, 1000))
                return ValueTask.FromResult(new ListMultipartUploadsResult(request, uploads, prefixes, lastKey, lastId));
            if (common is not null)
                prefixes.Add(common);
            else
                uploads.Add(upload);
            (lastKey, lastId) = common is not null ? (common, "") : (upload.Key, upload.Id);
        }
        return ValueTask.FromResult(new ListMultipartUploadsResult(request, uploads, prefixes, null, ""));
    }

    private static IEnumerable<MultipartUpload> Behind(IReadOnlyList<MultipartUpload> uploads, ListMultipartUploadsRequest request)
    {
        if (request.KeyMarker.Length == 0)
            return uploads;
        var ofKey = uploads.Where(u => u.Key == request.KeyMarker).SkipWhile(u => u.Id != request.UploadIdMarker).Skip(1);
        return ofKey.Concat(uploads.Where(u => KeyOrder.Instance.Compare(u.Key, request.KeyMarker) > 0));
    }
}
