using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.CloudFormation.Resources;

/// <summary>A policy that is an attribute of the things it protects rather than a thing of its own.</summary>
/// <param name="type">The resource type.</param>
/// <param name="targets">Property that lists what it protects.</param>
/// <param name="goneCode">Error code of the service where a target is there no more.</param>
internal abstract class PolicyResource(string type, string targets, string goneCode) : IResourceProvisioner
{
    private const string Document = "PolicyDocument";

    public ResourceSchema Schema { get; } = new(type)
    {
        Properties = new[] { targets, Document }.ToFrozenSet(),
        Required = [targets, Document],
        Attributes = new[] { "Id" }.ToFrozenSet(),
    };

    public ValueTask<string> PlanAsync(ResourceDefinition definition, CancellationToken cancellationToken) =>
        ValueTask.FromResult(definition.GeneratedName(128));

    public ValueTask<string> CreateAsync(ResourceDefinition definition, string plannedId, CancellationToken cancellationToken) =>
        ValueTask.FromResult(plannedId);

    public async ValueTask ConfigureAsync(ResourceDefinition definition, string physicalId, JsonObject? previous, CancellationToken cancellationToken)
    {
        var wanted = definition.Properties.Texts(targets).ToList();
        foreach (var target in wanted)
            await SetAsync(target, definition.Properties.Text(Document)!, definition.Caller, cancellationToken);
        await ClearAsync(previous?.Texts(targets).Except(wanted) ?? [], definition, cancellationToken);
    }

    public ValueTask<ImmutableSortedDictionary<string, string>> DescribeAsync(ResourceDefinition definition, string physicalId, CancellationToken cancellationToken) =>
        ValueTask.FromResult(ImmutableSortedDictionary<string, string>.Empty.Add("Id", physicalId));

    public ValueTask DeleteAsync(ResourceDefinition definition, string physicalId, CancellationToken cancellationToken) =>
        ClearAsync(definition.Properties.Texts(targets), definition, cancellationToken);

    /// <summary>Sets the policy of one target; an empty one takes it away.</summary>
    protected abstract ValueTask SetAsync(string target, string policy, CallerContext caller, CancellationToken cancellationToken);

    private async ValueTask ClearAsync(IEnumerable<string> protectedOnes, ResourceDefinition definition, CancellationToken cancellationToken)
    {
        foreach (var target in protectedOnes)
        {
            try
            {
                await SetAsync(target, "", definition.Caller, cancellationToken);
            }
            catch (AwsException gone) when (gone.Code == goneCode)
            {
                // The policy went with its target.
            }
        }
    }
}
