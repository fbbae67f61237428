using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

/// <param name="Bucket">The bucket.</param>
/// <param name="Key">The object's key.</param>
/// <param name="Attributes"><c>ETag</c>, <c>Checksum</c>, <c>ObjectParts</c>, <c>StorageClass</c>, <c>ObjectSize</c>.</param>
internal sealed record GetObjectAttributesRequest(string Bucket, string Key, IReadOnlyList<string> Attributes)
{
    public ReadCondition Condition { get; init; }
}

internal sealed record GetObjectAttributesResult(StoredObject Object, IReadOnlySet<string> Attributes);

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectAttributes.html</summary>
internal sealed class GetObjectAttributes(S3Store store) : IOperation<GetObjectAttributesRequest, GetObjectAttributesResult>
{
    private static readonly HashSet<string> Known = ["ETag", "Checksum", "ObjectParts", "StorageClass", "ObjectSize"];

    public ValueTask<GetObjectAttributesResult> ExecuteAsync(GetObjectAttributesRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        if (request.Attributes.Count == 0)
            throw S3Errors.InvalidRequest("The x-amz-object-attributes header specifying the attributes to be retrieved is either missing or empty");
        if (request.Attributes.FirstOrDefault(a => !Known.Contains(a)) is { } unknown)
            throw S3Errors.InvalidArgument("Invalid attribute name specified.", "x-amz-object-attributes", unknown);
        var value = store.GetObject(request.Bucket, request.Key);
        return request.Condition.IsFulfilled(value)
            ? ValueTask.FromResult(new GetObjectAttributesResult(value, request.Attributes.ToHashSet()))
            : throw S3Errors.PreconditionFailed("If-None-Match");
    }
}
