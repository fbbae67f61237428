using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Hosting;
using ImageStudio.LocalAws.Sns.Operations;
using Tag = ImageStudio.LocalAws.Sns.Tag;

namespace ImageStudio.LocalAws.CloudFormation.Resources;

/// <summary><c>AWS::SNS::Topic</c>; <c>Ref</c> is the ARN.</summary>
internal sealed class TopicResource(ServiceCalls calls) : IResourceProvisioner
{
    /// <summary>Properties that are attributes of the topic; an absent one is set to nothing, which is the default.</summary>
    private static readonly FrozenSet<string> AttributeNames =
        new[] { "DisplayName", "KmsMasterKeyId", "DeliveryPolicy", "SignatureVersion", "TracingConfig", "FifoTopic", "ContentBasedDeduplication", "FifoThroughputScope" }.ToFrozenSet();

    public ResourceSchema Schema { get; } = new("AWS::SNS::Topic")
    {
        Properties = AttributeNames.Concat(["TopicName", "Tags", "Subscription"]).ToFrozenSet(),
        CreateOnly = new[] { "TopicName", "FifoTopic" }.ToFrozenSet(),
        Attributes = new[] { "TopicArn", "TopicName" }.ToFrozenSet(),
    };

    public async ValueTask<string> PlanAsync(ResourceDefinition definition, CancellationToken cancellationToken)
    {
        var fifo = definition.Properties.Flag("FifoTopic") ? ".fifo" : "";
        var name = definition.Properties.Text("TopicName") ?? definition.GeneratedName(256 - fifo.Length) + fifo;
        var arn = Arn.Of("sns", definition.Caller.Region, definition.Caller.Account, name).ToString();
        return await ExistsAsync(arn, definition, cancellationToken) ? throw CloudFormationErrors.ResourceExists(Schema.Type, arn) : arn;
    }

    public async ValueTask<string> CreateAsync(ResourceDefinition definition, string plannedId, CancellationToken cancellationToken)
    {
        var tags = definition.Properties.Tags().Select(t => new Tag(t.Key, t.Value)).ToList();
        var request = new CreateTopicRequest(NameOf(plannedId), Attributes(definition.Properties), tags, null);
        return (await calls.CallAsync<CreateTopicResult>(request, definition.Caller, cancellationToken)).TopicArn;
    }

    public async ValueTask ConfigureAsync(ResourceDefinition definition, string physicalId, JsonObject? previous, CancellationToken cancellationToken)
    {
        await new InlineSubscriptions(calls, physicalId, definition.Caller).ConfigureAsync(definition.Properties, previous, cancellationToken);
        if (previous is null)
            return;
        var wanted = Attributes(definition.Properties);
        var present = Attributes(previous);
        foreach (var name in wanted.Keys.Union(present.Keys).Where(n => wanted.GetValueOrDefault(n) != present.GetValueOrDefault(n)))
            await calls.CallAsync<Nothing>(new SetTopicAttributesRequest(physicalId, name, wanted.GetValueOrDefault(name) ?? ""), definition.Caller, cancellationToken);
        await ConfigureTagsAsync(definition, physicalId, previous.Tags(), cancellationToken);
    }

    public ValueTask<ImmutableSortedDictionary<string, string>> DescribeAsync(ResourceDefinition definition, string physicalId, CancellationToken cancellationToken) =>
        ValueTask.FromResult(ImmutableSortedDictionary<string, string>.Empty.Add("TopicArn", physicalId).Add("TopicName", NameOf(physicalId)));

    public async ValueTask DeleteAsync(ResourceDefinition definition, string physicalId, CancellationToken cancellationToken) =>
        await calls.CallAsync<Nothing>(new DeleteTopicRequest(physicalId), definition.Caller, cancellationToken);

    private async ValueTask ConfigureTagsAsync(ResourceDefinition definition, string arn, Dictionary<string, string> previous, CancellationToken cancellationToken)
    {
        var tags = definition.Properties.Tags();
        var dropped = previous.Keys.Except(tags.Keys).ToList();
        if (dropped.Count > 0)
            await calls.CallAsync<UntagResourceResult>(new UntagResourceRequest(arn, dropped), definition.Caller, cancellationToken);
        if (tags.Count > 0)
            await calls.CallAsync<TagResourceResult>(new TagResourceRequest(arn, [.. tags.Select(t => new Tag(t.Key, t.Value))]), definition.Caller, cancellationToken);
    }

    private async ValueTask<bool> ExistsAsync(string arn, ResourceDefinition definition, CancellationToken cancellationToken)
    {
        try
        {
            await calls.CallAsync<GetTopicAttributesResult>(new GetTopicAttributesRequest(arn), definition.Caller, cancellationToken);
            return true;
        }
        catch (AwsException missing) when (missing.Code == "NotFound")
        {
            return false;
        }
    }

    private static Dictionary<string, string> Attributes(JsonObject properties) =>
        AttributeNames.Where(properties.ContainsKey).ToDictionary(name => name, name => properties.Text(name) ?? "", StringComparer.Ordinal);

    private static string NameOf(string arn) => arn[(arn.LastIndexOf(':') + 1)..];
}
