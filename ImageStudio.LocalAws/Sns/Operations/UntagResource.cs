using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Sns.Operations;

internal sealed record UntagResourceRequest(string? ResourceArn, IReadOnlyList<string>? TagKeys);

internal sealed record UntagResourceResult;

/// <summary>Takes tags off a topic; those that are not there are no error.</summary>
internal sealed class UntagResource(TopicStore store) : IOperation<UntagResourceRequest, UntagResourceResult>
{
    public async ValueTask<UntagResourceResult> ExecuteAsync(UntagResourceRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        await store.ChangeAsync(() =>
        {
            var topic = store.Find(request.ResourceArn) ?? throw SnsErrors.ResourceNotFound();
            return new TopicTagged(request.ResourceArn!, new Dictionary<string, string>(topic.Tags.Where(t => request.TagKeys?.Contains(t.Key) is not true)));
        });
        return new UntagResourceResult();
    }
}
