using System.Globalization;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using Amazon.SQS;
using Amazon.SQS.Model;
using ImageStudio.ServiceDefaults;
using Microsoft.Extensions.Options;

namespace ImageStudio.Web.LiveUpdates;

/// <summary>Takes away what instances have left behind that did not come to tidy up: killed, or cut off from AWS.</summary>
internal sealed partial class StaleQueues(
    IAmazonSQS sqs, IAmazonSimpleNotificationService sns, LiveQueue live, AwsResources resources, IOptions<LiveOptions> options, TimeProvider time, ILogger<StaleQueues> logger)
{
    /// <summary>Deletes queues, with their subscriptions, whose instance has not been seen for <see cref="LiveOptions.StaleAfter"/>.</summary>
    public async Task DeleteAsync(CancellationToken cancellationToken)
    {
        var queues = await sqs.ListQueuesAsync(new ListQueuesRequest { QueueNamePrefix = live.NamePrefix }, cancellationToken);
        foreach (var url in queues.QueueUrls ?? [])
            if (await IsStaleAsync(url, cancellationToken)) await DeleteAsync(url, cancellationToken);
    }

    private async Task<bool> IsStaleAsync(string url, CancellationToken cancellationToken)
    {
        try
        {
            var tags = await sqs.ListQueueTagsAsync(new ListQueueTagsRequest { QueueUrl = url }, cancellationToken);
            return tags.Tags?.TryGetValue(LiveQueue.SeenTag, out var text) is true
                && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seen)
                && time.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(seen) > options.Value.StaleAfter;
        }
        catch (QueueDoesNotExistException)
        {
            return false;
        }
    }

    private async Task DeleteAsync(string url, CancellationToken cancellationToken)
    {
        var name = url[(url.LastIndexOf('/') + 1)..];
        foreach (var topic in new[] { resources.UploadsTopicArn, resources.RenditionsTopicArn }) await UnsubscribeAsync(topic, live.ArnOf(name), cancellationToken);
        try
        {
            await sqs.DeleteQueueAsync(url, cancellationToken);
            Log.Deleted(logger, name);
        }
        catch (QueueDoesNotExistException)
        {
            // Another instance was quicker.
        }
    }

    private async Task UnsubscribeAsync(string topic, string queue, CancellationToken cancellationToken)
    {
        string? next = null;
        do
        {
            var page = await sns.ListSubscriptionsByTopicAsync(new ListSubscriptionsByTopicRequest { TopicArn = topic, NextToken = next }, cancellationToken);
            foreach (var subscription in (page.Subscriptions ?? []).Where(each => each.Endpoint == queue))
                await sns.UnsubscribeAsync(subscription.SubscriptionArn, cancellationToken);
            next = page.NextToken;
        }
        while (!string.IsNullOrEmpty(next));
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Deleted {Queue}, whose instance is gone.")]
        public static partial void Deleted(ILogger logger, string queue);
    }
}
