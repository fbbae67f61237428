using Amazon.SQS.Model;
using ImageStudio.ServiceDefaults;

namespace ImageStudio.Web.DeadLetters;

/// <summary>Looks at dead letters, and takes one out, one look at a time for each queue.</summary>
internal sealed class DeadLetterPeek(QueuePeek peek)
{
    /// <summary>Up to <paramref name="most"/> messages, which are visible again when this returns.</summary>
    public async Task<IReadOnlyList<Message>> LookAsync(DeadLetterQueue queue, int most, CancellationToken cancellationToken)
    {
        await queue.Gate.WaitAsync(cancellationToken);
        try
        {
            return await peek.LookAsync(queue.Url, most, message => message, cancellationToken);
        }
        finally
        {
            queue.Gate.Release();
        }
    }

    /// <summary>Works on the message that satisfies <paramref name="wanted"/>; what was received on the way to it is given back first.</summary>
    /// <returns>Whether there was such a message.</returns>
    public async Task<bool> TakeAsync(DeadLetterQueue queue, Func<Message, bool> wanted, Func<Message, Task> work, CancellationToken cancellationToken)
    {
        if (await FindAsync(queue, wanted, cancellationToken) is not { } found) return false;
        try
        {
            await work(found);
            return true;
        }
        catch
        {
            await peek.GiveBackAsync(queue.Url, [found.ReceiptHandle]);
            throw;
        }
    }

    private async Task<Message?> FindAsync(DeadLetterQueue queue, Func<Message, bool> wanted, CancellationToken cancellationToken)
    {
        await queue.Gate.WaitAsync(cancellationToken);
        var others = new List<string>();
        try
        {
            await foreach (var batch in peek.ReceiveAsync(queue.Url, int.MaxValue, cancellationToken))
            {
                var found = batch.FirstOrDefault(wanted);
                others.AddRange(batch.Where(message => message != found).Select(message => message.ReceiptHandle));
                if (found is not null) return found;
            }

            return null;
        }
        finally
        {
            await peek.GiveBackAsync(queue.Url, others);
            queue.Gate.Release();
        }
    }
}
