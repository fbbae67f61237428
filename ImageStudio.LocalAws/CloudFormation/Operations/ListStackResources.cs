using ImageStudio.LocalAws.CloudFormation.Deployment;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.CloudFormation.Operations;

internal sealed record ListStackResourcesRequest(string? StackName, string? NextToken);

internal sealed record ListStackResourcesResult(IReadOnlyList<StackResourceSummary> StackResourceSummaries, string? NextToken);

internal sealed record StackResourceSummary(
    string LogicalResourceId, string? PhysicalResourceId, string ResourceType, DateTimeOffset LastUpdatedTimestamp,
    string ResourceStatus, string? ResourceStatusReason);

/// <summary>Lists the resources of a stack.</summary>
internal sealed class ListStackResources(StackStore store) : IOperation<ListStackResourcesRequest, ListStackResourcesResult>
{
    public ValueTask<ListStackResourcesResult> ExecuteAsync(ListStackResourcesRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        var (items, next) = Page.Of(store.Get(request.StackName, caller.Region).Resources, request.NextToken);
        return ValueTask.FromResult(new ListStackResourcesResult([.. items.Select(r => Summarize(r, caller))], next));
    }

    private static StackResourceSummary Summarize(StackResource r, CallerContext caller) =>
        new(r.LogicalId, StackUrls.Outward(r.PhysicalId, caller), r.Type, r.UpdatedAt, r.Status, r.StatusReason);
}
