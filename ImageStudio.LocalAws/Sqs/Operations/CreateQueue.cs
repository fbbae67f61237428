using System.Buffers;
using System.Text.Json.Serialization;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Wire;

namespace ImageStudio.LocalAws.Sqs.Operations;

internal sealed record CreateQueueRequest
{
    public string? QueueName { get; init; }

    [Flattened("Attribute")]
    public Dictionary<string, string>? Attributes { get; init; }

    [JsonPropertyName("tags")]
    [Flattened("Tag", Key = "Key")]
    public Dictionary<string, string>? Tags { get; init; }
}

internal sealed record CreateQueueResult(string QueueUrl);

/// <summary>Makes a queue, or names the one that is already there with the same attributes.</summary>
internal sealed class CreateQueue(QueueStore store) : IOperation<CreateQueueRequest, CreateQueueResult>
{
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    public async ValueTask<CreateQueueResult> ExecuteAsync(CreateQueueRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        var name = CheckName(request.QueueName);
        var attributes = new Dictionary<string, string>((request.Attributes ?? []).Where(a => a.Value.Length > 0), StringComparer.Ordinal);
        var settings = QueueSettings.From(attributes);
        var key = QueueStore.Key(caller.Region, name);
        ValueTask stored;
        lock (store.Lock)
        {
            if (store.TryFind(key, out var existing))
            {
                RefuseDifference(existing, attributes);
                stored = ValueTask.CompletedTask;
            }
            else
            {
                RedriveRules.Check(store, store.ArnOf(key), settings);
                stored = store.Commit(new QueueCreated(key, store.Now, attributes, request.Tags ?? []));
            }
        }
        await stored;
        return new CreateQueueResult(QueueUrls.Of(name, caller));
    }

    private static string CheckName(string? name)
    {
        if (string.IsNullOrEmpty(name))
            throw SqsErrors.MissingParameter("QueueName");
        if (name.EndsWith(".fifo", StringComparison.Ordinal))
            throw SqsErrors.Unsupported("FIFO queues are not supported yet.");
        if (name.Length > 80 || name.AsSpan().ContainsAnyExcept(NameCharacters))
            throw SqsErrors.InvalidParameter("Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
        return name;
    }

    private static void RefuseDifference(MessageQueue existing, Dictionary<string, string> attributes)
    {
        foreach (var (attribute, value) in attributes)
        {
            if (!existing.Settings.Matches(attribute, value))
                throw SqsErrors.QueueNameExists(attribute);
        }
    }
}
