using System.Text;
using System.Xml.Linq;
using ImageStudio.LocalAws.S3.Operations;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Wire;

/// <summary>Makes typed requests for the operations on buckets.</summary>
internal static class BucketReaders
{
    /// <summary>For operations that need nothing but the bucket.</summary>
    public static Func<S3Request, ValueTask<TRequest>> Of<TRequest>(Func<string, TRequest> make) => request => new(make(request.Bucket));

    public static ValueTask<ListBucketsRequest> ListBuckets(S3Request request) => new(new ListBucketsRequest(
        request.Query("prefix") ?? "", request.Query("bucket-region"), request.Query("continuation-token") ?? "", request.Number("max-buckets") ?? 10_000));

    public static async ValueTask<CreateBucketRequest> CreateBucket(S3Request request)
    {
        if (request.Header("x-amz-bucket-object-lock-enabled") == "true")
            throw S3Errors.HeaderNotImplemented("x-amz-bucket-object-lock-enabled");
        if (request.Header("x-amz-acl") is not (null or "private"))
            throw new Common.AwsException("InvalidBucketAclWithBlockPublicAccessError", "Bucket cannot have public ACLs set with BlockPublicAccess enabled");
        var document = await XmlBody.ReadOptionalAsync(request, "CreateBucketConfiguration");
        if (document?.Child("Location") is not null || document?.Child("Bucket") is not null)
            throw S3Errors.NotImplemented("Creating a directory bucket");
        var tags = document?.Child("Tags")?.Children("Tag").Select(t => KeyValuePair.Create(t.RequiredText("Key"), t.RequiredText("Value"))).ToList();
        return new CreateBucketRequest(request.Bucket, document?.Text("LocationConstraint") is { Length: > 0 } region ? region : null)
        {
            ObjectOwnership = request.Header("x-amz-object-ownership") ?? "BucketOwnerEnforced",
            Tags = tags is null ? null : TagSet.Check(tags, TagSet.MaxOnBucket),
        };
    }

    public static async ValueTask<PutBucketCorsRequest> PutCors(S3Request request)
    {
        var document = await XmlBody.ReadAsync(request, "CORSConfiguration");
        return new PutBucketCorsRequest(request.Bucket, [.. document.Children("CORSRule").Select(CorsRule)]);
    }

    public static async ValueTask<PutPublicAccessBlockRequest> PutPublicAccessBlock(S3Request request)
    {
        var document = await XmlBody.ReadAsync(request, "PublicAccessBlockConfiguration");
        return new PutPublicAccessBlockRequest(request.Bucket, new PublicAccessBlock(
            Flag("BlockPublicAcls"), Flag("IgnorePublicAcls"), Flag("BlockPublicPolicy"), Flag("RestrictPublicBuckets")));

        bool Flag(string name) => string.Equals(document.Text(name), "true", StringComparison.OrdinalIgnoreCase);
    }

    public static async ValueTask<PutBucketPolicyRequest> PutPolicy(S3Request request) =>
        new(request.Bucket, Encoding.UTF8.GetString(await XmlBody.ReadBytesAsync(request)));

    public static async ValueTask<PutBucketTaggingRequest> PutTagging(S3Request request) =>
        new(request.Bucket, (await XmlBody.ReadAsync(request, "Tagging")).Tags());

    public static async ValueTask<PutBucketOwnershipControlsRequest> PutOwnershipControls(S3Request request)
    {
        var document = await XmlBody.ReadAsync(request, "OwnershipControls");
        return new PutBucketOwnershipControlsRequest(request.Bucket, (document.Child("Rule") ?? throw S3Errors.MalformedXML()).RequiredText("ObjectOwnership"));
    }

    public static async ValueTask<PutBucketEncryptionRequest> PutEncryption(S3Request request)
    {
        var document = await XmlBody.ReadAsync(request, "ServerSideEncryptionConfiguration");
        var rule = document.Child("Rule")?.Child("ApplyServerSideEncryptionByDefault") ?? throw S3Errors.MalformedXML();
        return new PutBucketEncryptionRequest(request.Bucket, rule.RequiredText("SSEAlgorithm"));
    }

    private static CorsRule CorsRule(XElement rule) => new()
    {
        Id = rule.Text("ID"),
        AllowedOrigins = Values(rule, "AllowedOrigin"),
        AllowedMethods = Values(rule, "AllowedMethod"),
        AllowedHeaders = Values(rule, "AllowedHeader"),
        ExposeHeaders = Values(rule, "ExposeHeader"),
        MaxAgeSeconds = rule.Text("MaxAgeSeconds") is not { } age ? null : int.TryParse(age, out var seconds) ? seconds : throw S3Errors.MalformedXML(),
    };

    private static IReadOnlyList<string> Values(XElement element, string name) => [.. element.Children(name).Select(e => e.Value)];
}
