using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.Bodies;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

internal sealed record HeadObjectRequest(string Bucket, string Key)
{
    public ReadCondition Condition { get; init; }

    /// <summary>The <c>Range</c> header.</summary>
    public string? Range { get; init; }

    /// <summary>1 to 10,000: only this part of a multipart object.</summary>
    public int? PartNumber { get; init; }
}

/// <param name="Object">The object.</param>
/// <param name="Range">The stretch that was asked for; <c>null</c> for all of it.</param>
/// <param name="IsNotModified">Whether the client has this version already.</param>
internal sealed record HeadObjectResult(StoredObject Object, ByteRange? Range, bool IsNotModified)
{
    /// <summary>Number of parts, where one was asked for.</summary>
    public int? PartsCount { get; init; }
}

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html</summary>
internal sealed class HeadObject(S3Store store) : IOperation<HeadObjectRequest, HeadObjectResult>
{
    public ValueTask<HeadObjectResult> ExecuteAsync(HeadObjectRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        var value = store.GetObject(request.Bucket, request.Key);
        var isFresh = !request.Condition.IsFulfilled(value);
        return ValueTask.FromResult(new HeadObjectResult(value, isFresh ? null : ByteRange.Select(value, request.Range, request.PartNumber), isFresh)
        {
            PartsCount = request.PartNumber is not null && value.IsMultipart ? value.Body.Count : null,
        });
    }
}
