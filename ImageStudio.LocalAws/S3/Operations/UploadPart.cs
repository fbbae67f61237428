using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.Bodies;
using ImageStudio.LocalAws.S3.Checksums;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

/// <param name="Bucket">The bucket.</param>
/// <param name="Key">The object's key.</param>
/// <param name="UploadId">The upload.</param>
/// <param name="PartNumber">1 to 10,000.</param>
/// <param name="Body">The part.</param>
internal sealed record UploadPartRequest(string Bucket, string Key, string UploadId, int PartNumber, BodyInput Body);

/// <param name="Part">The part.</param>
/// <param name="ShowChecksum">Whether the client works with checksums.</param>
internal sealed record UploadPartResult(StoredPart Part, bool ShowChecksum);

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPart.html</summary>
internal sealed class UploadPart(S3Store store, BodyReceiver bodies, TimeProvider time) : IOperation<UploadPartRequest, UploadPartResult>
{
    public const int MaxPartNumber = 10_000;

    public async ValueTask<UploadPartResult> ExecuteAsync(UploadPartRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        CheckNumber(request.PartNumber);
        var upload = store.GetUpload(request.Bucket, request.Key, request.UploadId);
        var body = await bodies.ReceiveAsync(request.Body with { Checksum = Checksum(upload, request.Body.Checksum) }, cancellationToken);
        var part = new StoredPart(request.PartNumber, body.Size, body.Md5, S3Time.Truncate(time.GetUtcNow()), body.Part, body.Checksum);
        try
        {
            await store.PutPartAsync(request.Bucket, request.Key, request.UploadId, part);
        }
        catch (AwsException)
        {
            bodies.Discard(body);
            throw;
        }
        return new UploadPartResult(part, request.Body.Checksum is not null || upload.ChecksumAlgorithm is not null);
    }

    /// <exception cref="AwsException">InvalidArgument.</exception>
    public static void CheckNumber(int number)
    {
        if (number is < 1 or > MaxPartNumber)
            throw S3Errors.InvalidArgument("Part number must be an integer between 1 and 10000, inclusive", "partNumber", number.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    // The checksum of the whole is made of the parts' ones, so they all have to be of the upload's kind.
    private static ChecksumInput Checksum(MultipartUpload upload, ChecksumInput? given)
    {
        var wanted = upload.ChecksumAlgorithm ?? ChecksumAlgorithm.Crc64Nvme;
        if (given is null)
            return new ChecksumInput(wanted, () => null);
        return given.Algorithm == wanted || upload.ChecksumAlgorithm is null ? given : throw S3Errors.InvalidRequest(
            $"Checksum Type mismatch occurred, expected checksum Type: {wanted.WireName().ToLowerInvariant()}, actual checksum Type: {given.Algorithm.WireName().ToLowerInvariant()}");
    }
}
