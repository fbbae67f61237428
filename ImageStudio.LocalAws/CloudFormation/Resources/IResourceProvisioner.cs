using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.CloudFormation.Resources;

/// <summary>
/// Makes, changes and deletes resources of one type by calling the service's operations, as a client would. A failure is an
/// <see cref="AwsException"/>; its message becomes the reason of the event.
/// </summary>
internal interface IResourceProvisioner
{
    ResourceSchema Schema { get; }

    /// <summary>
    /// The physical id that <see cref="CreateAsync"/> will give, so that a resource is found again when the server ends
    /// between making it and noting it down. Refuses an id that is taken.
    /// </summary>
    ValueTask<string> PlanAsync(ResourceDefinition definition, CancellationToken cancellationToken);

    /// <summary>Makes the resource in one step: when this throws, there is nothing to take back.</summary>
    ValueTask<string> CreateAsync(ResourceDefinition definition, string plannedId, CancellationToken cancellationToken);

    /// <summary>Gives an existing resource the properties of <paramref name="definition"/>; those of <paramref name="previous"/> that it lacks go back to their defaults.</summary>
    ValueTask ConfigureAsync(ResourceDefinition definition, string physicalId, JsonObject? previous, CancellationToken cancellationToken);

    /// <summary>What <c>Fn::GetAtt</c> gives.</summary>
    ValueTask<ImmutableSortedDictionary<string, string>> DescribeAsync(ResourceDefinition definition, string physicalId, CancellationToken cancellationToken);

    /// <summary>Deletes the resource; one that is gone already is no failure.</summary>
    ValueTask DeleteAsync(ResourceDefinition definition, string physicalId, CancellationToken cancellationToken);
}

/// <summary>A resource as it is wanted.</summary>
/// <param name="LogicalId">Name in the template.</param>
/// <param name="Properties">Properties with references resolved.</param>
/// <param name="StackName">The stack it belongs to.</param>
/// <param name="Caller">On whose behalf operations are called.</param>
internal sealed record ResourceDefinition(string LogicalId, JsonObject Properties, string StackName, CallerContext Caller)
{
    /// <summary>A name for a resource that the template does not name: unique, and still telling where it comes from.</summary>
    public string GeneratedName(int maxLength)
    {
        var suffix = Guid.NewGuid().ToString("N")[..12];
        var prefix = $"{StackName}-{LogicalId}";
        return $"{prefix[..Math.Min(prefix.Length, maxLength - 13)]}-{suffix}";
    }
}

/// <summary>What a type allows in a template.</summary>
/// <param name="Type">For example <c>AWS::SQS::Queue</c>.</param>
internal sealed record ResourceSchema(string Type)
{
    /// <summary>Names of the properties that are honoured; any other is refused.</summary>
    public required FrozenSet<string> Properties { get; init; }

    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>Properties whose change makes a new resource.</summary>
    public FrozenSet<string> CreateOnly { get; init; } = [];

    /// <summary>Names for <c>Fn::GetAtt</c>.</summary>
    public FrozenSet<string> Attributes { get; init; } = [];

    /// <exception cref="AwsException">A property is unknown or missing.</exception>
    public void Check(string logicalId, JsonObject properties)
    {
        var faults = properties.Select(p => p.Key).Where(name => !Properties.Contains(name)).Select(name => $"[#: extraneous key [{name}] is not permitted]")
            .Concat(Required.Where(name => properties[name] is null).Select(name => $"[#: required key [{name}] not found]"))
            .ToList();
        if (faults.Count > 0)
            throw CloudFormationErrors.Validation($"Properties validation failed for resource {logicalId} with message: {string.Join(", ", faults)}");
    }
}
