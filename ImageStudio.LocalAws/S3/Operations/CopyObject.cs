using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.Bodies;
using ImageStudio.LocalAws.S3.Checksums;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

internal sealed record CopyObjectRequest(string Bucket, string Key, string SourceBucket, string SourceKey)
{
    /// <summary>Conditions on the source.</summary>
    public ReadCondition SourceCondition { get; init; }

    /// <summary>Conditions on what is in the target's place.</summary>
    public WriteCondition Condition { get; init; }

    /// <summary>Whether <see cref="Headers"/> and <see cref="Metadata"/> replace the source's.</summary>
    public bool ReplaceMetadata { get; init; }

    public ContentHeaders Headers { get; init; } = new();

    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>Tags in place of the source's, <c>null</c> to copy those.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>Checksum of the copy, <c>null</c> for the source's algorithm.</summary>
    public ChecksumAlgorithm? ChecksumAlgorithm { get; init; }
}

internal sealed record CopyObjectResult(StoredObject Object);

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html</summary>
internal sealed class CopyObject(S3Store store, BodyReceiver bodies, TimeProvider time) : IOperation<CopyObjectRequest, CopyObjectResult>
{
    public async ValueTask<CopyObjectResult> ExecuteAsync(CopyObjectRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        ObjectRules.Check(request.Key, request.Metadata);
        if (request is { ReplaceMetadata: false, Tags: null } && request.Bucket == request.SourceBucket && request.Key == request.SourceKey)
        {
            throw S3Errors.InvalidRequest(
                "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.");
        }
        store.CheckWrite(request.Bucket, request.Key, request.Condition);
        var (source, stream) = store.OpenObject(request.SourceBucket, request.SourceKey, found =>
        {
            request.SourceCondition.Demand(found);
            return found.Size > BodyReceiver.MaxSize
                ? throw S3Errors.InvalidRequest("The specified copy source is larger than the maximum allowable size for a copy source: 5368709120")
                : (0, found.Size);
        });
        await using var content = stream!;
        var algorithm = request.ChecksumAlgorithm ?? source.Checksum?.Algorithm ?? ChecksumAlgorithm.Crc64Nvme;
        var body = await bodies.ReceiveAsync(new BodyInput(content) { Length = source.Size, Checksum = new ChecksumInput(algorithm, () => null) }, cancellationToken);
        var copy = Copy(request, source, body);
        try
        {
            await store.PutObjectAsync(request.Bucket, copy, request.Condition, "ObjectCreated:Copy", caller);
        }
        catch (AwsException)
        {
            bodies.Discard(body);
            throw;
        }
        return new CopyObjectResult(copy);
    }

    private StoredObject Copy(CopyObjectRequest request, StoredObject source, ReceivedBody body) => new()
    {
        Key = request.Key,
        Size = body.Size,
        ETag = body.Md5,
        LastModified = S3Time.Truncate(time.GetUtcNow()),
        Body = [body.Part],
        Headers = request.ReplaceMetadata ? request.Headers : source.Headers,
        Metadata = request.ReplaceMetadata ? request.Metadata : source.Metadata,
        Tags = request.Tags ?? source.Tags,
        Checksum = body.Checksum,
    };
}
