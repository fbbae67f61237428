using System.Text;
using System.Text.Json;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

internal sealed record PutBucketPolicyRequest(string Bucket, string Policy);

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html; the policy is kept and given back, not enforced.</summary>
internal sealed class PutBucketPolicy(S3Store store) : IOperation<PutBucketPolicyRequest, Nothing>
{
    private const int MaxBytes = 20 * 1024;

    public async ValueTask<Nothing> ExecuteAsync(PutBucketPolicyRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        Check(request.Policy);
        await store.ConfigureAsync(request.Bucket, settings => settings with { Policy = request.Policy });
        return Nothing.Value;
    }

    private static void Check(string policy)
    {
        if (Encoding.UTF8.GetByteCount(policy) > MaxBytes)
            throw S3Errors.InvalidArgument("Policies must not exceed 20 KB in size.");
        try
        {
            using var document = JsonDocument.Parse(policy);
            if (document.RootElement.ValueKind is not JsonValueKind.Object)
                throw S3Errors.MalformedPolicy("Policies must be valid JSON and the first byte must be '{'");
            if (!document.RootElement.TryGetProperty("Statement", out _))
                throw S3Errors.MalformedPolicy("Missing required field Statement");
        }
        catch (JsonException)
        {
            throw S3Errors.MalformedPolicy("Policies must be valid JSON and the first byte must be '{'");
        }
    }
}
