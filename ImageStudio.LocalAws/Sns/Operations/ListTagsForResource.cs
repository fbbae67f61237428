using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Sns.Operations;

internal sealed record ListTagsForResourceRequest(string? ResourceArn);

internal sealed record ListTagsForResourceResult(IReadOnlyList<Tag> Tags);

/// <summary>Lists a topic's tags.</summary>
internal sealed class ListTagsForResource(TopicStore store) : IOperation<ListTagsForResourceRequest, ListTagsForResourceResult>
{
    public ValueTask<ListTagsForResourceResult> ExecuteAsync(ListTagsForResourceRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        var topic = store.Find(request.ResourceArn) ?? throw SnsErrors.ResourceNotFound();
        return ValueTask.FromResult(new ListTagsForResourceResult([.. topic.Tags.Select(t => new Tag(t.Key, t.Value))]));
    }
}
