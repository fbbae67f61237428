using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ImageStudio.LocalAws.CloudFormation.Templates;

namespace ImageStudio.LocalAws.CloudFormation.Deployment;

/// <summary>A stack as it is at one moment; a deployment goes from one such moment to the next, each of them durable.</summary>
internal sealed record Stack
{
    /// <summary>The stack's ARN.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Account { get; init; }

    public required string Region { get; init; }

    public required string TemplateBody { get; init; }

    public string? Description { get; init; }

    /// <summary>Parameter values by name.</summary>
    public ImmutableSortedDictionary<string, string> Parameters { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public ImmutableArray<string> Capabilities { get; init; } = [];

    public ImmutableArray<string> NotificationArns { get; init; } = [];

    public string? RoleArn { get; init; }

    public string Status { get; init; } = StackStatus.ReviewInProgress;

    public string? StatusReason { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    public DateTimeOffset? DeletedAt { get; init; }

    public string? ChangeSetId { get; init; }

    public bool TerminationProtection { get; init; }

    /// <summary><c>ROLLBACK</c>, <c>DELETE</c> or <c>DO_NOTHING</c>: what becomes of a creation that fails.</summary>
    public string OnFailure { get; init; } = "ROLLBACK";

    /// <summary>In the order in which they were made.</summary>
    public ImmutableList<StackResource> Resources { get; init; } = [];

    public ImmutableArray<StackOutput> Outputs { get; init; } = [];

    /// <summary>Exports of other stacks that this one uses.</summary>
    public ImmutableArray<string> Imports { get; init; } = [];

    /// <summary>While an update is under way or rolled back: the stack as it was.</summary>
    public Stack? Before { get; init; }

    /// <summary>Resources that an update has replaced or dropped, and that go when it has succeeded.</summary>
    public ImmutableList<StackResource> Retired { get; init; } = [];

    [JsonIgnore]
    public StackIdentity Identity => new(Id, Name, Account, Region, NotificationArns);

    public StackResource? Find(string logicalId) => Resources.Find(r => r.LogicalId == logicalId);

    /// <summary>The stack with a resource added, or put in the place of the one with the same logical id.</summary>
    public Stack With(StackResource resource) =>
        Resources.FindIndex(r => r.LogicalId == resource.LogicalId) is >= 0 and var index
            ? this with { Resources = Resources.SetItem(index, resource) }
            : this with { Resources = Resources.Add(resource) };

    public Stack Without(string logicalId) => this with { Resources = Resources.RemoveAll(r => r.LogicalId == logicalId) };
}

/// <summary>A resource of a stack.</summary>
internal sealed record StackResource(string LogicalId, string Type)
{
    /// <summary>What <c>Ref</c> gives; <c>null</c> while nothing has been made.</summary>
    public string? PhysicalId { get; init; }

    public string Status { get; init; } = ResourceStatus.CreateInProgress;

    public string? StatusReason { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The properties with which it was made or last updated, references resolved.</summary>
    public JsonObject Properties { get; init; } = [];

    /// <summary>What <c>Fn::GetAtt</c> gives.</summary>
    public ImmutableSortedDictionary<string, string> Attributes { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Logical ids of the resources that have to outlive this one.</summary>
    public ImmutableArray<string> Needs { get; init; } = [];

    public string DeletionPolicy { get; init; } = "Delete";

    public string UpdateReplacePolicy { get; init; } = "Delete";
}

/// <summary>An output of a stack.</summary>
internal sealed record StackOutput(string Key, string Value, string? Description, string? ExportName);

/// <summary>Something that happened to a stack or one of its resources.</summary>
internal sealed record StackEvent
{
    public required string Id { get; init; }

    public required string StackId { get; init; }

    public required string StackName { get; init; }

    public required string LogicalId { get; init; }

    public string? PhysicalId { get; init; }

    public required string ResourceType { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Status { get; init; }

    public string? StatusReason { get; init; }

    public string? Properties { get; init; }

    public string? ClientRequestToken { get; init; }
}
