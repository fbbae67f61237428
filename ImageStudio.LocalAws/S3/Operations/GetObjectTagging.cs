using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

internal sealed record GetObjectTaggingRequest(string Bucket, string Key);

internal sealed record GetObjectTaggingResult(IReadOnlyDictionary<string, string> Tags);

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectTagging.html</summary>
internal sealed class GetObjectTagging(S3Store store) : IOperation<GetObjectTaggingRequest, GetObjectTaggingResult>
{
    public ValueTask<GetObjectTaggingResult> ExecuteAsync(GetObjectTaggingRequest request, CallerContext caller, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new GetObjectTaggingResult(store.GetObject(request.Bucket, request.Key).Tags));
}
