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
        var arn = Arn.Of("sns", caller.Region, caller.Account, CheckName(request.Name)).ToString();
        if (request.DataProtectionPolicy is { Length: > 0 })
            throw SnsErrors.InvalidParameter("DataProtectionPolicy", "Data protection policies are not supported.");
        // "false" is what a standard topic is.
        var attributes = new Dictionary<string, string>((request.Attributes ?? []).Where(a => !(a.Key is "FifoTopic" && a.Value.Equals("false", StringComparison.OrdinalIgnoreCase))));
        foreach (var (name, value) in attributes)
            TopicAttributes.Check(name, value);
        var tags = Tags.Read(request.Tags);

        await store.ChangeAsync(() =>
        {
            if (store.Find(arn) is not { } existing)
                return new TopicCreated(arn, attributes, tags);
            if (attributes.Any(a => existing.Attributes.GetValueOrDefault(a.Key) != a.Value))
                throw SnsErrors.InvalidParameter("Attributes", "Topic already exists with different attributes");
            if (tags.Any(t => existing.Tags.GetValueOrDefault(t.Key) != t.Value))
                throw SnsErrors.InvalidParameter("Tags", "Topic already exists with different tags");
            return null;
        });
        return new CreateTopicResult(arn);
    }

    private static string CheckName(string? name)
    {
        if (name is null)
            throw SnsErrors.Missing("Name");
        if (name.EndsWith(".fifo", StringComparison.Ordinal))
            throw SnsErrors.InvalidParameter("Topic Name", "FIFO topics are not supported yet.");
        return name.Length is > 0 and <= 256 && !name.AsSpan().ContainsAnyExcept(NameCharacters) ? name : throw SnsErrors.InvalidParameter("Topic Name");
    }
}
