using ImageStudio.ServiceDefaults;
using Microsoft.Extensions.Options;

namespace ImageStudio.Web.DeadLetters;

/// <summary>What went wrong, queue by queue.</summary>
internal sealed class DeadLetterListing(QueuePeek queues, DeadLetterPeek peek, DeadLetterReader reader, IOptions<DeadLetterOptions> options)
{
    /// <summary>About how many there are, without looking at them.</summary>
    public Task<DeadLetterCount[]> CountAsync(CancellationToken cancellationToken) => Task.WhenAll(options.Value.Queues.Select(async queue =>
        new DeadLetterCount(queue.Name, (await queues.CountAsync(queue.Url, cancellationToken)).Messages)));

    /// <summary>All queues, each with up to <paramref name="most"/> messages.</summary>
    public Task<DeadLetterList[]> ReadAsync(int most, CancellationToken cancellationToken) =>
        Task.WhenAll(options.Value.Queues.Select(queue => ReadAsync(queue, most, cancellationToken)));

    private async Task<DeadLetterList> ReadAsync(DeadLetterQueue queue, int most, CancellationToken cancellationToken)
    {
        var count = await queues.CountAsync(queue.Url, cancellationToken);
        var messages = count is { Messages: > 0, MayLook: true } ? await peek.LookAsync(queue, Math.Min(count.Messages, most), cancellationToken) : [];
        var letters = await Task.WhenAll(messages.Select(message => reader.ReadAsync(queue, message, cancellationToken)));
        return new DeadLetterList(queue.Name, count.Messages, [.. letters.OrderBy(letter => letter.Sent)]);
    }
}
