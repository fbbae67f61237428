using ImageStudio.LocalAws.CloudFormation.Deployment;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.CloudFormation.Operations;

internal sealed record DescribeStackResourcesRequest(string? StackName, string? LogicalResourceId, string? PhysicalResourceId);

internal sealed record DescribeStackResourcesResult(IReadOnlyList<StackResourceDescription> StackResources);

internal sealed record StackResourceDescription(
    string StackName, string StackId, string LogicalResourceId, string? PhysicalResourceId, string ResourceType,
    DateTimeOffset Timestamp, string ResourceStatus, string? ResourceStatusReason);

/// <summary>Describes the resources of a stack, named by the stack or by one of the resources.</summary>
internal sealed class DescribeStackResources(StackStore store) : IOperation<DescribeStackResourcesRequest, DescribeStackResourcesResult>
{
    public ValueTask<DescribeStackResourcesResult> ExecuteAsync(DescribeStackResourcesRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        var stack = request.PhysicalResourceId is { } id && request.StackName is null ? Owner(id, caller) : store.Get(request.StackName, caller.Region);
        var resources = stack.Resources.Where(r => request.LogicalResourceId is null || r.LogicalId == request.LogicalResourceId);
        return ValueTask.FromResult(new DescribeStackResourcesResult([.. resources.Select(r => Describe(stack, r, caller))]));
    }

    private Stack Owner(string physicalId, CallerContext caller) =>
        store.All().FirstOrDefault(s => s.Resources.Exists(r => StackUrls.Outward(r.PhysicalId, caller) == physicalId))
        ?? throw CloudFormationErrors.Validation($"Stack for {physicalId} does not exist");

    private static StackResourceDescription Describe(Stack stack, StackResource r, CallerContext caller) =>
        new(stack.Name, stack.Id, r.LogicalId, StackUrls.Outward(r.PhysicalId, caller), r.Type, r.UpdatedAt, r.Status, r.StatusReason);
}
