using ImageStudio.LocalAws.CloudFormation.Deployment;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.CloudFormation.Operations;

internal sealed record ListStacksRequest(string? NextToken, IReadOnlyList<string>? StackStatusFilter);

internal sealed record ListStacksResult(IReadOnlyList<StackSummary> StackSummaries, string? NextToken);

internal sealed record StackSummary(
    string StackId, string StackName, string? TemplateDescription, DateTimeOffset CreationTime, DateTimeOffset? LastUpdatedTime,
    DateTimeOffset? DeletionTime, string StackStatus, string? StackStatusReason);

/// <summary>Lists stacks, deleted ones too, by status where one is asked for.</summary>
internal sealed class ListStacks(StackStore store) : IOperation<ListStacksRequest, ListStacksResult>
{
    public ValueTask<ListStacksResult> ExecuteAsync(ListStacksRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        var wanted = request.StackStatusFilter is { Count: > 0 } filter ? filter : null;
        var stacks = store.All().Where(s => s.Region == caller.Region && wanted?.Contains(s.Status) is not false).ToList();
        var (items, next) = Page.Of(stacks, request.NextToken);
        return ValueTask.FromResult(new ListStacksResult([.. items.Select(Summarize)], next));
    }

    private static StackSummary Summarize(Stack s) =>
        new(s.Id, s.Name, s.Description, s.CreatedAt, s.UpdatedAt, s.DeletedAt, s.Status, s.StatusReason);
}
