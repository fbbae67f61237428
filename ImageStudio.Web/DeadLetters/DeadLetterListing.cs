using ImageStudio.ServiceDefaults;
using ImageStudio.Web.Gallery;
using Microsoft.Extensions.Options;

namespace ImageStudio.Web.DeadLetters;

/// <summary>What went wrong, queue by queue; of users who have signed in, with their own photos.</summary>
internal sealed class DeadLetterListing(
    QueuePeek queues, DeadLetterPeek peek, DeadLetterReader reader, DeadLetterOwners owners, IOptions<DeadLetterOptions> options)
{
    /// <summary>Most messages of a queue that are looked at.</summary>
    public const int MostPerQueue = 200;

    /// <summary>About how many there are, without looking at them where all may be counted.</summary>
    public Task<DeadLetterCount[]> CountAsync(PhotoScope scope, CancellationToken cancellationToken) => Task.WhenAll(options.Value.Queues.Select(async queue =>
        new DeadLetterCount(queue.Name, scope == PhotoScope.Everything
            ? (await queues.CountAsync(queue.Url, cancellationToken)).Messages
            : (await LookAsync(queue, scope, MostPerQueue, cancellationToken)).Messages.Count)));

    /// <summary>All queues, each with up to <paramref name="most"/> messages.</summary>
    public Task<DeadLetterList[]> ReadAsync(PhotoScope scope, int most, CancellationToken cancellationToken) => Task.WhenAll(options.Value.Queues.Select(async queue =>
    {
        var (count, messages) = await LookAsync(queue, scope, most, cancellationToken);
        var letters = await Task.WhenAll(messages.Select(message => reader.ReadAsync(queue, message, cancellationToken)));
        return new DeadLetterList(queue.Name, count, [.. letters.OrderBy(letter => letter.Sent)]);
    }));

    /// <summary>Ids of the messages of a queue that belong to the scope.</summary>
    public async Task<IReadOnlyList<string>> FindOwnAsync(DeadLetterQueue queue, PhotoScope scope, CancellationToken cancellationToken) =>
        [.. (await LookAsync(queue, scope, MostPerQueue, cancellationToken)).Messages.Select(message => message.MessageId)];

    private async Task<(int Count, IReadOnlyList<Amazon.SQS.Model.Message> Messages)> LookAsync(DeadLetterQueue queue, PhotoScope scope, int most, CancellationToken cancellationToken)
    {
        var isAll = scope == PhotoScope.Everything;
        var count = await queues.CountAsync(queue.Url, cancellationToken);
        var messages = count is { Messages: > 0, MayLook: true } ? await peek.LookAsync(queue, Math.Min(count.Messages, isAll ? most : MostPerQueue), cancellationToken) : [];
        if (isAll) return (count.Messages, messages);
        var own = messages.Where(message => owners.Owns(scope, message)).ToArray();
        return (own.Length, own.Take(most).ToArray());
    }
}
