using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

internal sealed record GetBucketNotificationConfigurationRequest(string Bucket);

internal sealed record GetBucketNotificationConfigurationResult(NotificationConfiguration Configuration);

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketNotificationConfiguration.html</summary>
internal sealed class GetBucketNotificationConfiguration(S3Store store) : IOperation<GetBucketNotificationConfigurationRequest, GetBucketNotificationConfigurationResult>
{
    public ValueTask<GetBucketNotificationConfigurationResult> ExecuteAsync(GetBucketNotificationConfigurationRequest request, CallerContext caller, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new GetBucketNotificationConfigurationResult(store.GetBucket(request.Bucket).Settings.Notifications));
}
