using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.Bodies;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

internal sealed record GetObjectRequest(string Bucket, string Key)
{
    public ReadCondition Condition { get; init; }

    /// <summary>The <c>Range</c> header; what S3 does not understand gives the whole object.</summary>
    public string? Range { get; init; }

    /// <summary>1 to 10,000: only this part of a multipart object.</summary>
    public int? PartNumber { get; init; }
}

/// <param name="Object">The object.</param>
/// <param name="Range">The stretch that was asked for; <c>null</c> for all of it.</param>
/// <param name="Body">That stretch; <c>null</c> when not modified. The caller disposes it.</param>
internal sealed record GetObjectResult(StoredObject Object, ByteRange? Range, BodyStream? Body)
{
    /// <summary>Whether the client has this version already.</summary>
    public bool IsNotModified => Body is null;

    /// <summary>Number of parts, where one was asked for.</summary>
    public int? PartsCount { get; init; }
}

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html</summary>
internal sealed class GetObject(S3Store store) : IOperation<GetObjectRequest, GetObjectResult>
{
    public ValueTask<GetObjectResult> ExecuteAsync(GetObjectRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        ByteRange? range = null;
        var (value, body) = store.OpenObject(request.Bucket, request.Key, found =>
        {
            if (!request.Condition.IsFulfilled(found))
                return null;
            range = ByteRange.Select(found, request.Range, request.PartNumber);
            return range is { } part ? (part.Start, part.Length) : (0, found.Size);
        });
        return ValueTask.FromResult(new GetObjectResult(value, range, body)
        {
            PartsCount = request.PartNumber is not null && value.IsMultipart ? value.Body.Count : null,
        });
    }
}
