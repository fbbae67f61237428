using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.Bodies;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

internal sealed record PutObjectRequest(string Bucket, string Key, BodyInput Body)
{
    public ContentHeaders Headers { get; init; } = new();

    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    public WriteCondition Condition { get; init; }

    /// <summary>The event that tells of it: a form's POST is another one than a PUT.</summary>
    public string EventName { get; init; } = "ObjectCreated:Put";
}

internal sealed record PutObjectResult(StoredObject Object);

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html</summary>
internal sealed class PutObject(S3Store store, BodyReceiver bodies, TimeProvider time) : IOperation<PutObjectRequest, PutObjectResult>
{
    public async ValueTask<PutObjectResult> ExecuteAsync(PutObjectRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        ObjectRules.Check(request.Key, request.Metadata);
        // Spares the body of a write that is refused already; what counts is the check in the store.
        store.CheckWrite(request.Bucket, request.Key, request.Condition);
        var body = await bodies.ReceiveAsync(request.Body, cancellationToken);
        var value = new StoredObject
        {
            Key = request.Key,
            Size = body.Size,
            ETag = body.Md5,
            LastModified = S3Time.Truncate(time.GetUtcNow()),
            Body = [body.Part],
            Headers = request.Headers,
            Metadata = request.Metadata,
            Tags = request.Tags,
            Checksum = body.Checksum,
        };
        try
        {
            await store.PutObjectAsync(request.Bucket, value, request.Condition, request.EventName, caller);
        }
        catch (AwsException)
        {
            bodies.Discard(body);
            throw;
        }
        return new PutObjectResult(value);
    }
}
