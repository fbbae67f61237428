using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Hosting;
using ImageStudio.LocalAws.Sns.Operations;

namespace ImageStudio.LocalAws.CloudFormation.Resources;

/// <summary><c>AWS::SNS::TopicPolicy</c>: an attribute of its topics rather than a thing of its own.</summary>
internal sealed class TopicPolicyResource(ServiceCalls calls) : IResourceProvisioner
{
    public ResourceSchema Schema { get; } = new("AWS::SNS::TopicPolicy")
    {
        Properties = new[] { "Topics", "PolicyDocument" }.ToFrozenSet(),
        Required = ["Topics", "PolicyDocument"],
        Attributes = new[] { "Id" }.ToFrozenSet(),
    };

    public ValueTask<string> PlanAsync(ResourceDefinition definition, CancellationToken cancellationToken) =>
        ValueTask.FromResult(definition.GeneratedName(128));

    public ValueTask<string> CreateAsync(ResourceDefinition definition, string plannedId, CancellationToken cancellationToken) =>
        ValueTask.FromResult(plannedId);

    public async ValueTask ConfigureAsync(ResourceDefinition definition, string physicalId, JsonObject? previous, CancellationToken cancellationToken)
    {
        var topics = definition.Properties.Texts("Topics").ToList();
        foreach (var topic in topics)
            await SetAsync(topic, definition.Properties.Text("PolicyDocument")!, definition, cancellationToken);
        await ClearAsync(previous?.Texts("Topics").Except(topics) ?? [], definition, cancellationToken);
    }

    public ValueTask<ImmutableSortedDictionary<string, string>> DescribeAsync(ResourceDefinition definition, string physicalId, CancellationToken cancellationToken) =>
        ValueTask.FromResult(ImmutableSortedDictionary<string, string>.Empty.Add("Id", physicalId));

    public ValueTask DeleteAsync(ResourceDefinition definition, string physicalId, CancellationToken cancellationToken) =>
        ClearAsync(definition.Properties.Texts("Topics"), definition, cancellationToken);

    private async ValueTask ClearAsync(IEnumerable<string> topics, ResourceDefinition definition, CancellationToken cancellationToken)
    {
        foreach (var topic in topics)
        {
            try
            {
                await SetAsync(topic, "", definition, cancellationToken);
            }
            catch (AwsException gone) when (gone.Code == "NotFound")
            {
                // The policy went with its topic.
            }
        }
    }

    private async ValueTask SetAsync(string topic, string policy, ResourceDefinition definition, CancellationToken cancellationToken) =>
        await calls.CallAsync<Nothing>(new SetTopicAttributesRequest(topic, "Policy", policy), definition.Caller, cancellationToken);
}
