using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.Bodies;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

internal sealed record UploadPartCopyRequest(string Bucket, string Key, string UploadId, int PartNumber, string SourceBucket, string SourceKey)
{
    /// <summary>Conditions on the source.</summary>
    public ReadCondition SourceCondition { get; init; }

    /// <summary><c>bytes=first-last</c>, <c>null</c> for the whole source.</summary>
    public string? SourceRange { get; init; }
}

internal sealed record UploadPartCopyResult(StoredPart Part);

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPartCopy.html</summary>
internal sealed class UploadPartCopy(S3Store store, UploadPart upload) : IOperation<UploadPartCopyRequest, UploadPartCopyResult>
{
    public async ValueTask<UploadPartCopyResult> ExecuteAsync(UploadPartCopyRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        UploadPart.CheckNumber(request.PartNumber);
        store.GetUpload(request.Bucket, request.Key, request.UploadId);
        var (_, stream) = store.OpenObject(request.SourceBucket, request.SourceKey, found =>
        {
            request.SourceCondition.Demand(found);
            return Range(request.SourceRange, found.Size);
        });
        await using var content = stream!;
        var part = new UploadPartRequest(request.Bucket, request.Key, request.UploadId, request.PartNumber, new BodyInput(content) { Length = content.Length });
        return new UploadPartCopyResult((await upload.ExecuteAsync(part, caller, cancellationToken)).Part);
    }

    private static (long Start, long Length) Range(string? range, long size)
    {
        if (range is null)
            return (0, size);
        // Stricter than in a GET: both ends, within the source.
        return ByteRange.Parse(range, long.MaxValue) is { } wanted && !range.EndsWith('-') && !range.Contains("=-", StringComparison.Ordinal) && wanted.End < size
            ? (wanted.Start, wanted.Length)
            : throw S3Errors.InvalidArgument(
                "The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the zero-based offsets of the first and last bytes to copy",
                "x-amz-copy-source-range", range);
    }
}
