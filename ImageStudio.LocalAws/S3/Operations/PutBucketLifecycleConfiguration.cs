using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

internal sealed record PutBucketLifecycleConfigurationRequest(string Bucket, IReadOnlyList<LifecycleRule> Rules);

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketLifecycleConfiguration.html</summary>
internal sealed class PutBucketLifecycleConfiguration(S3Store store) : IOperation<PutBucketLifecycleConfigurationRequest, Nothing>
{
    private const int MaxRules = 1000;

    public async ValueTask<Nothing> ExecuteAsync(PutBucketLifecycleConfigurationRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        if (request.Rules.Count is 0 or > MaxRules)
            throw S3Errors.MalformedXML();
        foreach (var rule in request.Rules)
            Check(rule);
        if (request.Rules.GroupBy(r => r.Id, StringComparer.Ordinal).Any(g => g.Count() > 1))
            throw S3Errors.InvalidArgument("Rule ID must be unique. Found same ID for more than one rule");
        await store.SetLifecycleAsync(request.Bucket, request.Rules);
        return Nothing.Value;
    }

    private static void Check(LifecycleRule rule)
    {
        if (rule.Id.Length > 255)
            throw S3Errors.InvalidArgument("ID length should not exceed allowed limit of 255");
        if (!rule.HasAction)
            throw S3Errors.InvalidRequest("At least one action needs to be specified in a rule");
        if (rule.ExpirationDays is not null && rule.ExpirationDate is not null)
            throw S3Errors.MalformedXML();
        if (rule.ExpirationDays < 1)
            throw S3Errors.InvalidArgument("'Days' for Expiration action must be a positive integer");
        if (rule.ExpirationDate is { } date && date.TimeOfDay != TimeSpan.Zero)
            throw S3Errors.InvalidArgument("'Date' must be at midnight GMT");
        if (rule.AbortUploadsAfterDays < 1)
            throw S3Errors.InvalidArgument("'DaysAfterInitiation' for AbortIncompleteMultipartUpload action must be a positive integer");
        if (rule.AbortUploadsAfterDays is not null && rule.Filter is { Tags.Count: > 0 })
            throw S3Errors.InvalidRequest("AbortIncompleteMultipartUpload cannot be specified with Tags.");
    }
}
