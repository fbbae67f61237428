using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

internal sealed record ListBucketsRequest(string Prefix = "", string? BucketRegion = null, string ContinuationToken = "", int MaxBuckets = 10_000);

internal sealed record ListBucketsResult(IReadOnlyList<BucketInfo> Buckets, string Prefix, string? ContinuationToken);

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html</summary>
internal sealed class ListBuckets(S3Store store) : IOperation<ListBucketsRequest, ListBucketsResult>
{
    public ValueTask<ListBucketsResult> ExecuteAsync(ListBucketsRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        var found = store.ListBuckets()
            .Where(b => b.Name.StartsWith(request.Prefix, StringComparison.Ordinal))
            .Where(b => request.BucketRegion is null || b.Region == request.BucketRegion)
            .SkipWhile(b => string.CompareOrdinal(b.Name, request.ContinuationToken) <= 0)
            .Take(request.MaxBuckets + 1)
            .ToList();
        var page = found.Take(request.MaxBuckets).ToList();
        return ValueTask.FromResult(new ListBucketsResult(page, request.Prefix, found.Count > page.Count ? page[^1].Name : null));
    }
}
