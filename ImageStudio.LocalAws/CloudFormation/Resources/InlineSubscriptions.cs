using System.Text.Json.Nodes;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Hosting;
using ImageStudio.LocalAws.Sns.Operations;

namespace ImageStudio.LocalAws.CloudFormation.Resources;

/// <summary>The property <c>Subscription</c> of a topic: protocols and endpoints that come and go with it.</summary>
internal sealed class InlineSubscriptions(ServiceCalls calls, string topicArn, CallerContext caller)
{
    /// <summary>Subscribes who is new, and unsubscribes who was in the template before and is no more.</summary>
    public async ValueTask ConfigureAsync(JsonObject properties, JsonObject? previous, CancellationToken cancellationToken)
    {
        var wanted = Read(properties);
        // A subscription that exists already is given back and not made again.
        foreach (var (protocol, endpoint) in wanted)
            await calls.CallAsync<SubscribeResult>(new SubscribeRequest(topicArn, protocol, endpoint, null, ReturnSubscriptionArn: true), caller, cancellationToken);
        if (previous is null || Read(previous).Except(wanted).ToHashSet() is not { Count: > 0 } dropped)
            return;
        foreach (var subscription in await ListAsync(cancellationToken))
            if (dropped.Contains((subscription.Protocol, subscription.Endpoint)))
                await calls.CallAsync<Nothing>(new UnsubscribeRequest(subscription.SubscriptionArn), caller, cancellationToken);
    }

    private async Task<List<ListedSubscription>> ListAsync(CancellationToken cancellationToken)
    {
        var all = new List<ListedSubscription>();
        for (string? next = null; ;)
        {
            var page = await calls.CallAsync<ListSubscriptionsResult>(new ListSubscriptionsByTopicRequest(topicArn, next), caller, cancellationToken);
            all.AddRange(page.Subscriptions);
            if ((next = page.NextToken) is null)
                return all;
        }
    }

    private static List<(string? Protocol, string? Endpoint)> Read(JsonObject properties) =>
        [.. properties.Items("Subscription").OfType<JsonObject>().Select(item => (item.Text("Protocol"), item.Text("Endpoint")))];
}
