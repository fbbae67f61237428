using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Sns.Operations;

internal sealed record ListTopicsRequest(string? NextToken);

internal sealed record ListedTopic(string TopicArn);

internal sealed record ListTopicsResult(IReadOnlyList<ListedTopic> Topics, string? NextToken);

/// <summary>Lists the topics of a region in order of their names.</summary>
internal sealed class ListTopics(TopicStore store) : IOperation<ListTopicsRequest, ListTopicsResult>
{
    public ValueTask<ListTopicsResult> ExecuteAsync(ListTopicsRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        var arns = store.Topics.Where(t => t.Arn.Region == caller.Region).Select(t => t.Arn.ToString()).Order(StringComparer.Ordinal);
        var (page, next) = Paging.Page(arns, request.NextToken);
        return ValueTask.FromResult(new ListTopicsResult([.. page.Select(a => new ListedTopic(a))], next));
    }
}
