using ImageStudio.LocalAws.CloudFormation.Deployment;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.CloudFormation.Operations;

internal sealed record ListChangeSetsRequest(string? StackName, string? NextToken);

internal sealed record ListChangeSetsResult(IReadOnlyList<ChangeSetSummary> Summaries, string? NextToken);

internal sealed record ChangeSetSummary(
    string StackId, string StackName, string ChangeSetId, string ChangeSetName, string ExecutionStatus, string Status,
    string? StatusReason, DateTimeOffset CreationTime, string? Description);

/// <summary>Lists a stack's change sets that have not been executed.</summary>
internal sealed class ListChangeSets(StackStore store) : IOperation<ListChangeSetsRequest, ListChangeSetsResult>
{
    public ValueTask<ListChangeSetsResult> ExecuteAsync(ListChangeSetsRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        var waiting = store.ChangeSets(store.Get(request.StackName, caller.Region).Id).Where(c => c.ExecutionStatus is not ("EXECUTE_COMPLETE" or "OBSOLETE")).ToList();
        var (items, next) = Page.Of(waiting, request.NextToken);
        return ValueTask.FromResult(new ListChangeSetsResult([.. items.Select(Summarize)], next));
    }

    private static ChangeSetSummary Summarize(ChangeSet c) =>
        new(c.StackId, c.StackName, c.Id, c.Name, c.ExecutionStatus, c.Status, c.StatusReason, c.CreatedAt, c.Description);
}
