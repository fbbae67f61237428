using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Hosting;
using ImageStudio.LocalAws.Sns.Operations;

namespace ImageStudio.LocalAws.CloudFormation.Resources;

/// <summary><c>AWS::SNS::Subscription</c>; <c>Ref</c> is the ARN.</summary>
internal sealed class SubscriptionResource(ServiceCalls calls) : IResourceProvisioner
{
    /// <summary>Properties that are attributes, with the value that an absent one stands for.</summary>
    private static readonly FrozenDictionary<string, string> Defaults = new Dictionary<string, string>
    {
        ["RawMessageDelivery"] = "false",
        ["FilterPolicy"] = "{}",
        ["FilterPolicyScope"] = "MessageAttributes",
        ["RedrivePolicy"] = "{}",
        ["DeliveryPolicy"] = "",
    }.ToFrozenDictionary();

    public ResourceSchema Schema { get; } = new("AWS::SNS::Subscription")
    {
        Properties = Defaults.Keys.Concat(["TopicArn", "Protocol", "Endpoint"]).ToFrozenSet(),
        Required = ["TopicArn", "Protocol"],
        CreateOnly = new[] { "TopicArn", "Protocol", "Endpoint" }.ToFrozenSet(),
        Attributes = new[] { "Arn" }.ToFrozenSet(),
    };

    // SNS chooses the id; a subscription that nobody noted down goes with its topic.
    public ValueTask<string> PlanAsync(ResourceDefinition definition, CancellationToken cancellationToken) =>
        ValueTask.FromResult($"{definition.Properties.Text("TopicArn")}:{Guid.NewGuid()}");

    public async ValueTask<string> CreateAsync(ResourceDefinition definition, string plannedId, CancellationToken cancellationToken)
    {
        var properties = definition.Properties;
        var request = new SubscribeRequest(
            properties.Text("TopicArn"), properties.Text("Protocol"), properties.Text("Endpoint"), Attributes(properties), ReturnSubscriptionArn: true);
        return (await calls.CallAsync<SubscribeResult>(request, definition.Caller, cancellationToken)).SubscriptionArn;
    }

    public async ValueTask ConfigureAsync(ResourceDefinition definition, string physicalId, JsonObject? previous, CancellationToken cancellationToken)
    {
        if (previous is null)
            return;
        var wanted = Attributes(definition.Properties);
        var present = Attributes(previous);
        foreach (var name in wanted.Keys.Union(present.Keys).Where(n => wanted.GetValueOrDefault(n) != present.GetValueOrDefault(n)))
        {
            var value = wanted.GetValueOrDefault(name) ?? Defaults[name];
            await calls.CallAsync<Nothing>(new SetSubscriptionAttributesRequest(physicalId, name, value), definition.Caller, cancellationToken);
        }
    }

    public ValueTask<ImmutableSortedDictionary<string, string>> DescribeAsync(ResourceDefinition definition, string physicalId, CancellationToken cancellationToken) =>
        ValueTask.FromResult(ImmutableSortedDictionary<string, string>.Empty.Add("Arn", physicalId));

    public async ValueTask DeleteAsync(ResourceDefinition definition, string physicalId, CancellationToken cancellationToken) =>
        await calls.CallAsync<Nothing>(new UnsubscribeRequest(physicalId), definition.Caller, cancellationToken);

    private static Dictionary<string, string> Attributes(JsonObject properties) =>
        Defaults.Keys.Where(properties.ContainsKey).ToDictionary(name => name, name => properties.Text(name) ?? "", StringComparer.Ordinal);
}
