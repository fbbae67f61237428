using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Logging;

namespace ImageStudio.AppHost.Targets.Gaps;

/// <summary>Several emulators (moto and floci among them) take a bucket's NotificationConfiguration in a template and drop it.</summary>
internal sealed partial class BucketNotifications(IAmazonS3 s3, ILogger logger)
{
    /// <param name="notification">What the template wants.</param>
    /// <param name="bucket">The bucket's name.</param>
    /// <param name="topic">The topic's ARN.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public async Task EnsureAsync(PromisedNotification notification, string bucket, string topic, CancellationToken cancellationToken)
    {
        var existing = await s3.GetBucketNotificationAsync(new GetBucketNotificationRequest { BucketName = bucket }, cancellationToken);
        var topics = existing.TopicConfigurations ?? [];
        if (topics.Any(configured => IsSame(configured, notification, topic))) return;

        // The request replaces all there is, so what is there goes along.
        await s3.PutBucketNotificationAsync(
            new PutBucketNotificationRequest
            {
                BucketName = bucket,
                TopicConfigurations = [.. topics, Configuration(notification, topic)],
                QueueConfigurations = existing.QueueConfigurations,
                LambdaFunctionConfigurations = existing.LambdaFunctionConfigurations,
                EventBridgeConfiguration = existing.EventBridgeConfiguration,
            },
            cancellationToken);
        Log.Mended(logger, bucket, notification.Event, string.Join(' ', notification.KeyRules.Select(rule => $"{rule.Key} {rule.Value}")), topic);
    }

    private static bool IsSame(TopicConfiguration configured, PromisedNotification notification, string topic) =>
        configured.Topic == topic
        && (configured.Events ?? []).Any(@event => @event.Value == notification.Event)
        && RulesOf(configured).ToHashSet().SetEquals(notification.KeyRules.Select(rule => (rule.Key.ToUpperInvariant(), rule.Value)));

    // AWS and some emulators spell the names of rules with a capital.
    private static IEnumerable<(string Name, string Value)> RulesOf(TopicConfiguration configured) =>
        (configured.Filter?.S3KeyFilter?.FilterRules ?? []).Select(rule => (rule.Name.ToUpperInvariant(), rule.Value));

    private static TopicConfiguration Configuration(PromisedNotification notification, string topic) => new()
    {
        Topic = topic,
        Events = [new EventType(notification.Event)],
        Filter = new Filter
        {
            S3KeyFilter = new S3KeyFilter { FilterRules = [.. notification.KeyRules.Select(rule => new FilterRule(rule.Key, rule.Value))] },
        },
    };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The endpoint dropped a notification of the template; set on {Bucket}: {Event} {Rules} to {Topic}")]
        public static partial void Mended(ILogger logger, string bucket, string @event, string rules, string topic);
    }
}
