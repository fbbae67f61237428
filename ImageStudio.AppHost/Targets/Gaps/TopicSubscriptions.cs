using Amazon;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using Microsoft.Extensions.Logging;

namespace ImageStudio.AppHost.Targets.Gaps;

/// <summary>Some emulators (moto 5.2.1) pass over AWS::SNS::Subscription in a template and report the stack complete.</summary>
internal sealed partial class TopicSubscriptions(IAmazonSimpleNotificationService sns, ILogger logger)
{
    private const string Protocol = "sqs";

    /// <param name="topic">The topic's ARN.</param>
    /// <param name="queueUrl">The queue's address.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public async Task EnsureAsync(string topic, string queueUrl, CancellationToken cancellationToken)
    {
        var queue = ArnOf(queueUrl, Arn.Parse(topic));
        if (await IsSubscribedAsync(topic, queue, cancellationToken)) return;

        await sns.SubscribeAsync(new SubscribeRequest { TopicArn = topic, Protocol = Protocol, Endpoint = queue }, cancellationToken);
        Log.Mended(logger, queue, topic);
    }

    private async Task<bool> IsSubscribedAsync(string topic, string queue, CancellationToken cancellationToken)
    {
        var request = new ListSubscriptionsByTopicRequest { TopicArn = topic };
        do
        {
            var page = await sns.ListSubscriptionsByTopicAsync(request, cancellationToken);
            if ((page.Subscriptions ?? []).Any(subscription => subscription.Protocol == Protocol && subscription.Endpoint == queue)) return true;
            request.NextToken = page.NextToken;
        }
        while (!string.IsNullOrEmpty(request.NextToken));
        return false;
    }

    // One stack lives in one account and region, and a queue's address ends with its name.
    private static string ArnOf(string queueUrl, Arn neighbour) =>
        $"arn:{neighbour.Partition}:sqs:{neighbour.Region}:{neighbour.AccountId}:{queueUrl[(queueUrl.LastIndexOf('/') + 1)..]}";

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The endpoint dropped a subscription of the template; subscribed {Queue} to {Topic}")]
        public static partial void Mended(ILogger logger, string queue, string topic);
    }
}
