using System.Security.Cryptography;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.Checksums;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

internal sealed record CreateMultipartUploadRequest(string Bucket, string Key)
{
    public ContentHeaders Headers { get; init; } = new();

    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    public ChecksumAlgorithm? ChecksumAlgorithm { get; init; }

    /// <summary><c>FULL_OBJECT</c>, <c>COMPOSITE</c>, or <c>null</c> for the algorithm's own.</summary>
    public string? ChecksumType { get; init; }
}

internal sealed record CreateMultipartUploadResult(string Bucket, MultipartUpload Upload);

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateMultipartUpload.html</summary>
internal sealed class CreateMultipartUpload(S3Store store, TimeProvider time) : IOperation<CreateMultipartUploadRequest, CreateMultipartUploadResult>
{
    public async ValueTask<CreateMultipartUploadResult> ExecuteAsync(CreateMultipartUploadRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        ObjectRules.Check(request.Key, request.Metadata);
        var upload = new MultipartUpload
        {
            Id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24)),
            Key = request.Key,
            Initiated = S3Time.Truncate(time.GetUtcNow()),
            Headers = request.Headers,
            Metadata = request.Metadata,
            Tags = request.Tags,
            ChecksumAlgorithm = request.ChecksumAlgorithm,
            Composite = IsComposite(request),
        };
        await store.CreateUploadAsync(request.Bucket, upload);
        return new CreateMultipartUploadResult(request.Bucket, upload);
    }

    private static bool IsComposite(CreateMultipartUploadRequest request) => (request.ChecksumType, request.ChecksumAlgorithm) switch
    {
        (null, var algorithm) => algorithm?.IsCompositeByDefault() ?? false,
        (_, null) => throw S3Errors.InvalidRequest("The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header."),
        ("COMPOSITE", ChecksumAlgorithm.Crc64Nvme) => throw Unsupported("COMPOSITE", ChecksumAlgorithm.Crc64Nvme),
        ("FULL_OBJECT", ChecksumAlgorithm.Sha1 or ChecksumAlgorithm.Sha256) => throw Unsupported("FULL_OBJECT", request.ChecksumAlgorithm.Value),
        ("COMPOSITE", _) => true,
        ("FULL_OBJECT", _) => false,
        _ => throw S3Errors.InvalidRequest("Value for x-amz-checksum-type header is invalid."),
    };

    private static AwsException Unsupported(string type, ChecksumAlgorithm algorithm) =>
        S3Errors.InvalidRequest($"The {type} checksum type cannot be used with the {algorithm.WireName().ToLowerInvariant()} checksum algorithm.");
}
