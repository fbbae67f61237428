using System.Collections.Concurrent;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Sns.Delivering;

/// <summary>The mailbox of a host without an inbox: mails live as long as the process.</summary>
internal sealed class MemoryMailbox : IMailbox
{
    private readonly ConcurrentDictionary<(string MessageId, string To), Mail> _mails = new();

    /// <summary>All mails, in no particular order.</summary>
    public IReadOnlyCollection<Mail> Mails => [.. _mails.Values];

    /// <inheritdoc />
    public ValueTask DeliverAsync(Mail mail, CancellationToken cancellationToken)
    {
        _mails.TryAdd((mail.MessageId, mail.To), mail);
        return ValueTask.CompletedTask;
    }
}
