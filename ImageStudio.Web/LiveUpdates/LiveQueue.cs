using System.Globalization;
using System.Text.Json.Nodes;
using Amazon;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using Amazon.SQS;
using Amazon.SQS.Model;
using ImageStudio.ServiceDefaults;
using Microsoft.Extensions.Options;

namespace ImageStudio.Web.LiveUpdates;

/// <summary>
/// The queue of one Web instance: every instance hears of every change, so each has a queue of its own, subscribed to both
/// topics for as long as the instance lives.
/// </summary>
internal sealed class LiveQueue(
    IAmazonSQS sqs, IAmazonSimpleNotificationService sns, AwsResources resources, IOptions<LiveOptions> options, TimeProvider time)
{
    /// <summary>Tag that says when the instance was last alive, in seconds since 1970.</summary>
    public const string SeenTag = "image-studio-live-seen";

    private const int LongestName = 80;
    private static readonly TimeSpan MostForTidyingUp = TimeSpan.FromSeconds(3);

    /// <summary>What the names of all instances' queues begin with: <c>{uploads topic}-live-</c>.</summary>
    public string NamePrefix { get; } = $"{Arn.Parse(resources.UploadsTopicArn).Resource}-live-";

    private IEnumerable<string> Topics => [resources.UploadsTopicArn, resources.RenditionsTopicArn];

    /// <summary>Makes the queue of this instance and subscribes it.</summary>
    public async Task<LiveSubscription> OpenAsync(CancellationToken cancellationToken)
    {
        var name = NamePrefix + Guid.NewGuid().ToString("N")[..16];
        if (name.Length > LongestName) throw new InvalidOperationException($"'{name}' is too long for a queue: the uploads topic's name may have {LongestName - 22} characters.");
        var queue = await sqs.CreateQueueAsync(new CreateQueueRequest(name) { Attributes = Attributes(name), Tags = Seen() }, cancellationToken);
        var subscription = new LiveSubscription(queue.QueueUrl, name, []);
        try
        {
            foreach (var topic in Topics) subscription.SubscriptionArns.Add(await SubscribeAsync(topic, ArnOf(name), cancellationToken));
            return subscription;
        }
        catch
        {
            await CloseAsync(subscription);
            throw;
        }
    }

    /// <summary>Notes at the queue that its instance lives.</summary>
    public Task NoteSeenAsync(LiveSubscription subscription, CancellationToken cancellationToken) =>
        sqs.TagQueueAsync(new TagQueueRequest { QueueUrl = subscription.QueueUrl, Tags = Seen() }, cancellationToken);

    /// <summary>Takes the subscriptions and the queue away again; what does not work in time is left to <see cref="StaleQueues"/>.</summary>
    public async Task CloseAsync(LiveSubscription subscription)
    {
        using var enough = new CancellationTokenSource(MostForTidyingUp, time);
        await Task.WhenAll(subscription.SubscriptionArns.Select(arn => sns.UnsubscribeAsync(arn, enough.Token)))
            .ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        await sqs.DeleteQueueAsync(subscription.QueueUrl, enough.Token);
    }

    internal string ArnOf(string name)
    {
        var topic = Arn.Parse(resources.UploadsTopicArn);
        return new Arn { Partition = topic.Partition, Service = "sqs", Region = topic.Region, AccountId = topic.AccountId, Resource = name }.ToString();
    }

    private async Task<string> SubscribeAsync(string topic, string queue, CancellationToken cancellationToken)
    {
        var subscribed = await sns.SubscribeAsync(
            new SubscribeRequest
            {
                TopicArn = topic,
                Protocol = "sqs",
                Endpoint = queue,
                ReturnSubscriptionArn = true,
                Attributes = new Dictionary<string, string> { ["RawMessageDelivery"] = "true" },
            },
            cancellationToken);
        return subscribed.SubscriptionArn;
    }

    private Dictionary<string, string> Seen() => new() { [SeenTag] = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) };

    private Dictionary<string, string> Attributes(string name) => new()
    {
        [QueueAttributeName.MessageRetentionPeriod] = ((int)options.Value.Retention.TotalSeconds).ToString(CultureInfo.InvariantCulture),
        [QueueAttributeName.ReceiveMessageWaitTimeSeconds] = "20",
        [QueueAttributeName.Policy] = Policy(ArnOf(name)),
    };

    // Exactly the two topics may send, nobody else.
    private string Policy(string queue) => new JsonObject
    {
        ["Version"] = "2012-10-17",
        ["Statement"] = new JsonArray(new JsonObject
        {
            ["Effect"] = "Allow",
            ["Principal"] = new JsonObject { ["Service"] = "sns.amazonaws.com" },
            ["Action"] = "sqs:SendMessage",
            ["Resource"] = queue,
            ["Condition"] = new JsonObject
            {
                ["ArnEquals"] = new JsonObject { ["aws:SourceArn"] = new JsonArray([.. Topics.Select(topic => JsonValue.Create(topic))]) },
            },
        }),
    }.ToJsonString();
}

/// <summary>The queue of a living instance.</summary>
internal sealed record LiveSubscription(string QueueUrl, string QueueName, List<string> SubscriptionArns);
