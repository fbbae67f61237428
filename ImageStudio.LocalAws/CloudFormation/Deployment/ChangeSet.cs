using System.Collections.Immutable;

namespace ImageStudio.LocalAws.CloudFormation.Deployment;

/// <summary>What a template would change, waiting to be executed.</summary>
internal sealed record ChangeSet
{
    /// <summary>The change set's ARN.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>ARN of the stack.</summary>
    public required string StackId { get; init; }

    public required string StackName { get; init; }

    /// <summary><c>CREATE</c> or <c>UPDATE</c>.</summary>
    public required string Type { get; init; }

    public string? Description { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary><c>CREATE_COMPLETE</c> or <c>FAILED</c>; <c>DELETE_COMPLETE</c> ones are gone.</summary>
    public required string Status { get; init; }

    public string? StatusReason { get; init; }

    /// <summary><c>AVAILABLE</c>, <c>UNAVAILABLE</c>, <c>EXECUTE_COMPLETE</c>, <c>EXECUTE_FAILED</c> or <c>OBSOLETE</c>.</summary>
    public required string ExecutionStatus { get; init; }

    /// <summary>The stack as it is wanted: template, parameters, tags.</summary>
    public required Stack Target { get; init; }

    public ImmutableArray<ResourceChange> Changes { get; init; } = [];
}

/// <summary>What would become of one resource.</summary>
/// <param name="Action"><c>Add</c>, <c>Modify</c> or <c>Remove</c>.</param>
/// <param name="LogicalId">Name in the template.</param>
/// <param name="PhysicalId">Of the present resource.</param>
/// <param name="ResourceType">For example <c>AWS::SQS::Queue</c>.</param>
/// <param name="Replacement"><c>True</c> or <c>False</c> for <c>Modify</c>.</param>
/// <param name="Properties">Names of the properties that change.</param>
internal sealed record ResourceChange(
    string Action, string LogicalId, string? PhysicalId, string ResourceType, string? Replacement, ImmutableArray<string> Properties);
