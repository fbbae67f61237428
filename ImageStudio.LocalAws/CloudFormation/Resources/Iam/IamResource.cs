using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace ImageStudio.LocalAws.CloudFormation.Resources.Iam;

/// <summary>
/// Roles and policies: kept with the stack, so that what refers to them resolves. There is no IAM here that would carry
/// them out, and nobody who could be refused.
/// </summary>
/// <param name="schema">What the type allows.</param>
/// <param name="nameProperty">Property that names it.</param>
/// <param name="maxName">Longest name.</param>
internal abstract class IamResource(ResourceSchema schema, string nameProperty, int maxName) : IResourceProvisioner
{
    public ResourceSchema Schema => schema;

    public ValueTask<string> PlanAsync(ResourceDefinition definition, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Id(definition, definition.Properties.Text(nameProperty) ?? definition.GeneratedName(maxName)));

    public ValueTask<string> CreateAsync(ResourceDefinition definition, string plannedId, CancellationToken cancellationToken) =>
        ValueTask.FromResult(plannedId);

    public ValueTask ConfigureAsync(ResourceDefinition definition, string physicalId, JsonObject? previous, CancellationToken cancellationToken) =>
        ValueTask.CompletedTask;

    public ValueTask<ImmutableSortedDictionary<string, string>> DescribeAsync(ResourceDefinition definition, string physicalId, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Attributes(definition, physicalId));

    public ValueTask DeleteAsync(ResourceDefinition definition, string physicalId, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <summary>What <c>Ref</c> gives.</summary>
    protected virtual string Id(ResourceDefinition definition, string name) => name;

    /// <summary>What <c>Fn::GetAtt</c> gives.</summary>
    protected virtual ImmutableSortedDictionary<string, string> Attributes(ResourceDefinition definition, string physicalId) =>
        ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>IAM's ARNs have no region.</summary>
    protected static string ArnOf(ResourceDefinition definition, string kind, string name) =>
        $"arn:aws:iam::{definition.Caller.Account}:{kind}{definition.Properties.Text("Path") ?? "/"}{name}";
}
