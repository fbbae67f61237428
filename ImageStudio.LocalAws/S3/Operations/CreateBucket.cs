using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

/// <param name="Bucket">Name of the new bucket.</param>
/// <param name="LocationConstraint">Region of the bucket; <c>null</c> for the region of the call, which has to be us-east-1 then.</param>
internal sealed record CreateBucketRequest(string Bucket, string? LocationConstraint = null)
{
    /// <summary>Who owns new objects.</summary>
    public string ObjectOwnership { get; init; } = "BucketOwnerEnforced";

    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}

internal sealed record CreateBucketResult(string Location);

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html</summary>
internal sealed class CreateBucket(S3Store store) : IOperation<CreateBucketRequest, CreateBucketResult>
{
    public async ValueTask<CreateBucketResult> ExecuteAsync(CreateBucketRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        if (!BucketNames.IsValid(request.Bucket))
            throw S3Errors.InvalidBucketName(request.Bucket);
        PutBucketOwnershipControls.Check(request.ObjectOwnership);
        await store.CreateBucketAsync(request.Bucket, Region(request.LocationConstraint, caller.Region), new BucketSettings
        {
            ObjectOwnership = request.ObjectOwnership,
            Tags = request.Tags is { Count: > 0 } tags ? tags : null,
            PublicAccessBlock = new PublicAccessBlock(true, true, true, true),
        });
        return new CreateBucketResult("/" + request.Bucket);
    }

    // Buckets of us-east-1 have no location constraint, and other regions' endpoints demand their own.
    private static string Region(string? constraint, string region) => constraint switch
    {
        null when region is "us-east-1" or "aws-global" => "us-east-1",
        null => throw S3Errors.IllegalLocationConstraintException("", region),
        "EU" => "eu-west-1",
        _ when region is "us-east-1" or "aws-global" || region == constraint => constraint,
        _ => throw S3Errors.IllegalLocationConstraintException(constraint, region),
    };
}
