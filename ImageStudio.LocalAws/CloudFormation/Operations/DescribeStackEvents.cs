using ImageStudio.LocalAws.CloudFormation.Deployment;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.CloudFormation.Operations;

internal sealed record DescribeStackEventsRequest(string? StackName, string? NextToken);

internal sealed record DescribeStackEventsResult(IReadOnlyList<StackEventDescription> StackEvents, string? NextToken);

internal sealed record StackEventDescription(
    string StackId, string EventId, string StackName, string LogicalResourceId, string? PhysicalResourceId, string ResourceType,
    DateTimeOffset Timestamp, string ResourceStatus, string? ResourceStatusReason, string? ResourceProperties, string? ClientRequestToken);

/// <summary>Tells what happened to a stack, newest first.</summary>
internal sealed class DescribeStackEvents(StackStore store) : IOperation<DescribeStackEventsRequest, DescribeStackEventsResult>
{
    public ValueTask<DescribeStackEventsResult> ExecuteAsync(DescribeStackEventsRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        var (items, next) = Page.Of(store.Events(store.Get(request.StackName, caller.Region).Id), request.NextToken);
        return ValueTask.FromResult(new DescribeStackEventsResult([.. items.Select(e => Describe(e, caller))], next));
    }

    private static StackEventDescription Describe(StackEvent e, CallerContext caller) =>
        new(e.StackId, e.Id, e.StackName, e.LogicalId, StackUrls.Outward(e.PhysicalId, caller), e.ResourceType, e.At, e.Status, e.StatusReason,
            StackUrls.Outward(e.Properties, caller), e.ClientRequestToken);
}
