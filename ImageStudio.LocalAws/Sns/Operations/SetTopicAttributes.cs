using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Sns.Operations;

internal sealed record SetTopicAttributesRequest(string? TopicArn, string? AttributeName, string? AttributeValue);

/// <summary>Sets one attribute of a topic; an empty value goes back to the default.</summary>
internal sealed class SetTopicAttributes(TopicStore store) : IOperation<SetTopicAttributesRequest, Nothing>
{
    public async ValueTask<Nothing> ExecuteAsync(SetTopicAttributesRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        var name = request.AttributeName ?? throw SnsErrors.Missing("AttributeName");
        var value = TopicAttributes.Normalised(name, request.AttributeValue ?? "");
        await store.ChangeAsync(() =>
        {
            var topic = store.Require(request.TopicArn, caller);
            TopicAttributes.Check(name, value, topic.IsFifo);
            var attributes = new Dictionary<string, string>(topic.Attributes) { [name] = value };
            if (value.Length == 0)
                attributes.Remove(name);
            return new TopicConfigured(request.TopicArn!, attributes);
        });
        return Nothing.Value;
    }
}
