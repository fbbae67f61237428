using ImageStudio.LocalAws.CloudFormation.Deployment;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.CloudFormation.Operations;

internal sealed record DescribeChangeSetRequest(string? ChangeSetName, string? StackName, string? NextToken);

internal sealed record DescribeChangeSetResult
{
    public required string ChangeSetName { get; init; }

    public required string ChangeSetId { get; init; }

    public required string StackId { get; init; }

    public required string StackName { get; init; }

    public string? Description { get; init; }

    public required IReadOnlyList<Parameter> Parameters { get; init; }

    public required DateTimeOffset CreationTime { get; init; }

    public required string ExecutionStatus { get; init; }

    public required string Status { get; init; }

    public string? StatusReason { get; init; }

    public required IReadOnlyList<string> NotificationARNs { get; init; }

    public required IReadOnlyList<string> Capabilities { get; init; }

    public required IReadOnlyList<Tag> Tags { get; init; }

    public required IReadOnlyList<ChangeShape> Changes { get; init; }

    public string? NextToken { get; init; }
}

internal sealed record ChangeShape(string Type, ResourceChangeShape ResourceChange);

internal sealed record ResourceChangeShape(
    string Action, string LogicalResourceId, string? PhysicalResourceId, string ResourceType, string? Replacement,
    IReadOnlyList<string> Scope, IReadOnlyList<ChangeDetail> Details);

internal sealed record ChangeDetail(ChangeTarget Target, string Evaluation, string ChangeSource);

internal sealed record ChangeTarget(string Attribute, string Name, string RequiresRecreation);

/// <summary>Describes a change set and what it would change.</summary>
internal sealed class DescribeChangeSet(StackStore store) : IOperation<DescribeChangeSetRequest, DescribeChangeSetResult>
{
    public ValueTask<DescribeChangeSetResult> ExecuteAsync(DescribeChangeSetRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        var changeSet = store.GetChangeSet(request.ChangeSetName, request.StackName, caller.Region);
        var (changes, next) = Page.Of(changeSet.Changes, request.NextToken);
        var target = changeSet.Target;
        return ValueTask.FromResult(new DescribeChangeSetResult
        {
            ChangeSetName = changeSet.Name,
            ChangeSetId = changeSet.Id,
            StackId = changeSet.StackId,
            StackName = changeSet.StackName,
            Description = changeSet.Description,
            Parameters = DescribeStacks.Parameters(target),
            CreationTime = changeSet.CreatedAt,
            ExecutionStatus = changeSet.ExecutionStatus,
            Status = changeSet.Status,
            StatusReason = changeSet.StatusReason,
            NotificationARNs = target.NotificationArns,
            Capabilities = target.Capabilities,
            Tags = [.. target.Tags.Select(t => new Tag { Key = t.Key, Value = t.Value })],
            Changes = [.. changes.Select(c => Describe(c, caller))],
            NextToken = next,
        });
    }

    private static ChangeShape Describe(ResourceChange change, CallerContext caller) => new("Resource", new ResourceChangeShape(
        change.Action, change.LogicalId, StackUrls.Outward(change.PhysicalId, caller), change.ResourceType, change.Replacement,
        change.Properties.IsEmpty ? [] : ["Properties"],
        [.. change.Properties.Select(name => new ChangeDetail(
            new ChangeTarget("Properties", name, change.Replacement == "True" ? "Conditionally" : "Never"), "Static", "DirectModification"))]));
}
