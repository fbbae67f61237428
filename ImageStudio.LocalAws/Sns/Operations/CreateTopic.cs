using System.Buffers;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Sns.Operations;

internal sealed record CreateTopicRequest(string? Name, Dictionary<string, string>? Attributes, IReadOnlyList<Tag>? Tags, string? DataProtectionPolicy);

internal sealed record CreateTopicResult(string TopicArn);

/// <summary>Makes a topic, or names the one that is already there with the same attributes and tags.</summary>
internal sealed class CreateTopic(TopicStore store) : IOperation<CreateTopicRequest, CreateTopicResult>
{
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    public async ValueTask<CreateTopicResult> ExecuteAsync(CreateTopicRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        var attributes = (request.Attributes ?? []).ToDictionary(a => a.Key, a => TopicAttributes.Normalised(a.Key, a.Value), StringComparer.Ordinal);
        var isFifo = attributes.Remove("FifoTopic", out var fifo) && fifo is "true";
        var name = CheckName(request.Name, isFifo);
        var arn = Arn.Of("sns", caller.Region, caller.Account, name).ToString();
        if (request.DataProtectionPolicy is { Length: > 0 })
            throw SnsErrors.InvalidParameter("DataProtectionPolicy", "Data protection policies are not supported.");
        foreach (var (attribute, value) in attributes)
            TopicAttributes.Check(attribute, value, isFifo);
        var tags = Tags.Read(request.Tags);

        await store.ChangeAsync(() =>
        {
            if (store.Find(arn) is not { } existing)
                return new TopicCreated(arn, attributes, tags);
            if (attributes.Any(a => (existing.Attributes.GetValueOrDefault(a.Key) ?? TopicAttributes.FifoChoices.GetValueOrDefault(a.Key)?[0]) != a.Value))
                throw SnsErrors.InvalidParameter("Attributes", "Topic already exists with different attributes");
            if (tags.Any(t => existing.Tags.GetValueOrDefault(t.Key) != t.Value))
                throw SnsErrors.InvalidParameter("Tags", "Topic already exists with different tags");
            return null;
        });
        return new CreateTopicResult(arn);
    }

    private static string CheckName(string? name, bool isFifo)
    {
        if (name is null)
            throw SnsErrors.Missing("Name");
        if (isFifo && !name.EndsWith(Topic.FifoSuffix, StringComparison.Ordinal))
            throw SnsErrors.InvalidParameter("Topic Name");
        var stem = isFifo ? name[..^Topic.FifoSuffix.Length] : name;
        return stem.Length > 0 && name.Length <= 256 && !stem.AsSpan().ContainsAnyExcept(NameCharacters) ? name : throw SnsErrors.InvalidParameter("Topic Name");
    }
}
