using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Sns.Operations;

internal sealed record DeleteTopicRequest(string? TopicArn);

/// <summary>Deletes a topic with its subscriptions; one that is not there is no error.</summary>
internal sealed class DeleteTopic(TopicStore store) : IOperation<DeleteTopicRequest, Nothing>
{
    public async ValueTask<Nothing> ExecuteAsync(DeleteTopicRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        var arn = request.TopicArn ?? throw SnsErrors.Missing("TopicArn");
        if (!Arn.TryParse(arn, out var parsed) || parsed.Service != "sns")
            throw SnsErrors.InvalidParameter("TopicArn");
        await store.ChangeAsync(() => store.Find(arn) is null ? null : new TopicDeleted(arn));
        return Nothing.Value;
    }
}
