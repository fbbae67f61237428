using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Hosting;
using ImageStudio.LocalAws.Sqs.Operations;

namespace ImageStudio.LocalAws.CloudFormation.Resources;

/// <summary><c>AWS::SQS::QueuePolicy</c>: an attribute of its queues rather than a thing of its own.</summary>
internal sealed class QueuePolicyResource(ServiceCalls calls) : IResourceProvisioner
{
    public ResourceSchema Schema { get; } = new("AWS::SQS::QueuePolicy")
    {
        Properties = new[] { "Queues", "PolicyDocument" }.ToFrozenSet(),
        Required = ["Queues", "PolicyDocument"],
        Attributes = new[] { "Id" }.ToFrozenSet(),
    };

    public ValueTask<string> PlanAsync(ResourceDefinition definition, CancellationToken cancellationToken) =>
        ValueTask.FromResult(definition.GeneratedName(128));

    public ValueTask<string> CreateAsync(ResourceDefinition definition, string plannedId, CancellationToken cancellationToken) =>
        ValueTask.FromResult(plannedId);

    public async ValueTask ConfigureAsync(ResourceDefinition definition, string physicalId, JsonObject? previous, CancellationToken cancellationToken)
    {
        var queues = definition.Properties.Texts("Queues").ToList();
        foreach (var queue in queues)
            await SetAsync(queue, definition.Properties.Text("PolicyDocument")!, definition, cancellationToken);
        await ClearAsync(previous?.Texts("Queues").Except(queues) ?? [], definition, cancellationToken);
    }

    public ValueTask<ImmutableSortedDictionary<string, string>> DescribeAsync(ResourceDefinition definition, string physicalId, CancellationToken cancellationToken) =>
        ValueTask.FromResult(ImmutableSortedDictionary<string, string>.Empty.Add("Id", physicalId));

    public ValueTask DeleteAsync(ResourceDefinition definition, string physicalId, CancellationToken cancellationToken) =>
        ClearAsync(definition.Properties.Texts("Queues"), definition, cancellationToken);

    private async ValueTask ClearAsync(IEnumerable<string> queues, ResourceDefinition definition, CancellationToken cancellationToken)
    {
        foreach (var queue in queues)
        {
            try
            {
                await SetAsync(queue, "", definition, cancellationToken);
            }
            catch (AwsException gone) when (gone.Code == "QueueDoesNotExist")
            {
                // The policy went with its queue.
            }
        }
    }

    private async ValueTask SetAsync(string queue, string policy, ResourceDefinition definition, CancellationToken cancellationToken) =>
        await calls.CallAsync<Nothing>(
            new SetQueueAttributesRequest(queue, new Dictionary<string, string> { ["Policy"] = policy }), definition.Caller, cancellationToken);
}
