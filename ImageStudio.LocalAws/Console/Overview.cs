using System.Globalization;
using System.Text.Json.Nodes;
using ImageStudio.LocalAws.CloudFormation.Deployment;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Hosting;
using ImageStudio.LocalAws.S3.Operations;
using ImageStudio.LocalAws.Sns;
using ImageStudio.LocalAws.Sns.Operations;
using ImageStudio.LocalAws.Sqs.Operations;
using Microsoft.Extensions.Options;

namespace ImageStudio.LocalAws.Console;

/// <summary>What there is, found out through the operations that the API exposes: looking changes nothing.</summary>
internal sealed class Overview(ServiceCalls calls, ListBuckets listBuckets, ListObjectsV2 listObjects, QueuePeek queues, TopicStore topics, StackStore stacks, IOptions<LocalAwsOptions> options)
{
    /// <summary>Objects that are counted; a bucket with more says so.</summary>
    private const int MaxCounted = 10_000;

    public async Task<IReadOnlyList<BucketView>> BucketsAsync(Uri baseUrl, CancellationToken cancellationToken)
    {
        var caller = Caller(options.Value.Region, baseUrl);
        var views = new List<BucketView>();
        foreach (var bucket in (await listBuckets.ExecuteAsync(new ListBucketsRequest(), caller, cancellationToken)).Buckets)
        {
            var (objects, bytes, more) = await CountAsync(bucket.Name, caller, cancellationToken);
            views.Add(new BucketView(bucket.Name, bucket.Region, bucket.CreatedAt, objects, bytes, more));
        }
        return views;
    }

    public async Task<IReadOnlyList<QueueView>> QueuesAsync(Uri baseUrl, CancellationToken cancellationToken)
    {
        var views = new List<QueueView>();
        foreach (var caller in await CallersAsync(baseUrl, cancellationToken))
        {
            for (string? next = null; ;)
            {
                var page = await calls.CallAsync<ListQueuesResult>(new ListQueuesRequest(null, null, next), caller, cancellationToken);
                foreach (var url in page.QueueUrls ?? [])
                    views.Add(await DescribeAsync(url, caller, cancellationToken));
                if ((next = page.NextToken) is null)
                    break;
            }
        }
        return views;
    }

    public async Task<IReadOnlyList<TopicView>> TopicsAsync(Uri baseUrl, CancellationToken cancellationToken)
    {
        var views = new List<TopicView>();
        foreach (var caller in await CallersAsync(baseUrl, cancellationToken))
        {
            var subscriptions = await SubscriptionsAsync(caller, cancellationToken);
            for (string? next = null; ;)
            {
                var page = await calls.CallAsync<ListTopicsResult>(new ListTopicsRequest(next), caller, cancellationToken);
                views.AddRange(page.Topics.Select(t => new TopicView(t.TopicArn, [.. subscriptions[t.TopicArn]])));
                if ((next = page.NextToken) is null)
                    break;
            }
        }
        return views;
    }

    private async Task<(long Objects, long Bytes, bool More)> CountAsync(string bucket, CallerContext caller, CancellationToken cancellationToken)
    {
        var (objects, bytes) = (0L, 0L);
        for (string? next = null; ;)
        {
            var result = await listObjects.ExecuteAsync(new ListObjectsV2Request(bucket) { ContinuationToken = next }, caller, cancellationToken);
            objects += result.Page.Objects.Count;
            bytes += result.Page.Objects.Sum(o => o.Size);
            next = result.NextContinuationToken;
            if (next is null || objects >= MaxCounted)
                return (objects, bytes, next is not null);
        }
    }

    private async Task<QueueView> DescribeAsync(string url, CallerContext caller, CancellationToken cancellationToken)
    {
        var result = await calls.CallAsync<GetQueueAttributesResult>(new GetQueueAttributesRequest(url, ["All"]), caller, cancellationToken);
        var attributes = result.Attributes ?? [];
        long Number(string name) => long.Parse(attributes.GetValueOrDefault(name) ?? "0", CultureInfo.InvariantCulture);
        return new QueueView(
            url[(url.LastIndexOf('/') + 1)..], url, attributes.GetValueOrDefault("QueueArn") ?? "",
            Number("ApproximateNumberOfMessages"), Number("ApproximateNumberOfMessagesNotVisible"), Number("ApproximateNumberOfMessagesDelayed"))
        {
            DeadLetterTarget = attributes.GetValueOrDefault("RedrivePolicy") is { Length: > 0 } policy ? JsonNode.Parse(policy)?["deadLetterTargetArn"]?.GetValue<string>() : null,
        };
    }

    private async Task<ILookup<string, SubscriptionView>> SubscriptionsAsync(CallerContext caller, CancellationToken cancellationToken)
    {
        var all = new List<ListedSubscription>();
        for (string? next = null; ;)
        {
            var page = await calls.CallAsync<ListSubscriptionsResult>(new ListSubscriptionsRequest(next), caller, cancellationToken);
            all.AddRange(page.Subscriptions);
            if ((next = page.NextToken) is null)
                return all.ToLookup(s => s.TopicArn, s => new SubscriptionView(s.Protocol, s.Endpoint, s.SubscriptionArn));
        }
    }

    // Queues and topics are listed by region: every one that anything is in.
    private async Task<IEnumerable<CallerContext>> CallersAsync(Uri baseUrl, CancellationToken cancellationToken)
    {
        var buckets = await listBuckets.ExecuteAsync(new ListBucketsRequest(), Caller(options.Value.Region, baseUrl), cancellationToken);
        return buckets.Buckets.Select(b => b.Region).Concat(stacks.All().Select(s => s.Region))
            .Concat(queues.Regions()).Concat(topics.Topics.Select(t => t.Arn.Region)).Append(options.Value.Region)
            .Distinct().Order(StringComparer.Ordinal).Select(region => Caller(region, baseUrl));
    }

    private CallerContext Caller(string region, Uri baseUrl) => new(options.Value.AccountId, region, baseUrl, Guid.NewGuid().ToString());
}

/// <param name="Name">The bucket.</param>
/// <param name="Region">Its region.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Objects">Objects counted.</param>
/// <param name="Bytes">Their size.</param>
/// <param name="More">Whether there are more than were counted.</param>
internal sealed record BucketView(string Name, string Region, DateTimeOffset CreatedAt, long Objects, long Bytes, bool More);

internal sealed record QueueView(string Name, string Url, string Arn, long Visible, long InFlight, long Delayed)
{
    /// <summary>ARN of the queue that gets what this one gives up; <c>null</c> for none.</summary>
    public string? DeadLetterTarget { get; init; }
}

internal sealed record TopicView(string Arn, IReadOnlyList<SubscriptionView> Subscriptions);

internal sealed record SubscriptionView(string Protocol, string Endpoint, string Arn);
