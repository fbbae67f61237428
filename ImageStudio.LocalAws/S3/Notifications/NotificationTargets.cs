using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Notifications;

/// <summary>Checks and tries targets when a bucket is configured, so that a forgotten policy fails here as it does on AWS.</summary>
internal sealed class NotificationTargets(ITopicDelivery topics, IQueueDelivery queues, EventWriter events)
{
    /// <exception cref="AwsException">InvalidArgument: the target is absent, or its policy keeps the bucket out.</exception>
    public void Check(string bucket, NotificationTarget target)
    {
        var arn = Parse(target);
        var result = target.Kind is TargetKind.Topic ? topics.Check(arn, Source(bucket, arn)) : queues.Check(arn, Source(bucket, arn));
        if (result is not DeliveryResult.Delivered)
            throw Refused(target, result);
    }

    /// <summary>Sends <c>s3:TestEvent</c>.</summary>
    /// <exception cref="AwsException">InvalidArgument: the target did not take it.</exception>
    public async ValueTask TestAsync(string bucket, NotificationTarget target, CallerContext caller, CancellationToken cancellationToken)
    {
        var arn = Parse(target);
        var message = events.TestEvent(bucket, caller);
        var result = target.Kind is TargetKind.Topic
            ? await topics.PublishAsync(arn, new TopicPublication(message, "Amazon S3 Notification"), Source(bucket, arn), cancellationToken)
            : await queues.DeliverAsync(arn, new QueueDelivery(message), Source(bucket, arn), cancellationToken);
        if (result is not DeliveryResult.Delivered)
            throw Refused(target, result);
    }

    private static DeliverySource Source(string bucket, Arn target) => new("s3.amazonaws.com", S3Identity.BucketArn(bucket), target.Account);

    private static Arn Parse(NotificationTarget target) =>
        Arn.TryParse(target.Arn, out var arn) && arn.Service == (target.Kind is TargetKind.Topic ? "sns" : "sqs") ? arn
            : throw S3Errors.InvalidArgument("The ARN is not well formed", target.Kind is TargetKind.Topic ? "Topic" : "Queue", target.Arn);

    private static AwsException Refused(NotificationTarget target, DeliveryResult result)
    {
        var kind = target.Kind is TargetKind.Topic ? "topic" : "queue";
        return S3Errors.InvalidArgument("Unable to validate the following destination configurations", target.Arn, result switch
        {
            DeliveryResult.NoSuchTarget => $"The destination {kind} does not exist",
            DeliveryResult.AccessDenied => $"Permissions on the destination {kind} do not allow S3 to publish notifications from this bucket",
            _ => $"The destination {kind} does not accept notifications from S3",
        });
    }
}
