using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Sns.Operations;

internal sealed record TagResourceRequest(string? ResourceArn, IReadOnlyList<Tag>? Tags);

internal sealed record TagResourceResult;

/// <summary>Adds tags to a topic or changes their values.</summary>
internal sealed class TagResource(TopicStore store) : IOperation<TagResourceRequest, TagResourceResult>
{
    public async ValueTask<TagResourceResult> ExecuteAsync(TagResourceRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        await store.ChangeAsync(() =>
        {
            var topic = store.Find(request.ResourceArn) ?? throw SnsErrors.ResourceNotFound();
            return new TopicTagged(request.ResourceArn!, Tags.Read(request.Tags, topic.Tags));
        });
        return new TagResourceResult();
    }
}
