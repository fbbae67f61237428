using System.Buffers;
using System.Text.Json.Serialization;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Sqs.Fifo;
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
    private const int MaxName = 80;

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    public async ValueTask<CreateQueueResult> ExecuteAsync(CreateQueueRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        var settings = QueueSettings.From((request.Attributes ?? []).Where(a => a.Value.Length > 0));
        var name = CheckName(request.QueueName, settings.IsFifo);
        var attributes = new Dictionary<string, string>(settings.Attributes);
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

    private static string CheckName(string? name, bool isFifo)
    {
        if (string.IsNullOrEmpty(name))
            throw SqsErrors.MissingParameter("QueueName");
        var stem = isFifo && name.EndsWith(FifoState.Suffix, StringComparison.Ordinal) ? name[..^FifoState.Suffix.Length] : name;
        var isValid = name.Length <= MaxName && stem.Length > 0 && !stem.AsSpan().ContainsAnyExcept(NameCharacters);
        if (isFifo && !(isValid && stem.Length < name.Length))
            throw SqsErrors.InvalidParameter("The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, must end with .fifo suffix and be 1 to 80 in length.");
        return isValid ? name : throw SqsErrors.InvalidParameter("Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
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
