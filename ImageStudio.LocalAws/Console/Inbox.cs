using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Storage;

namespace ImageStudio.LocalAws.Console;

/// <summary>The mails that SNS has sent, newest first, for a page and for tests; the oldest go when it is full.</summary>
internal sealed class Inbox(IJournals journals) : IMailbox, IServiceState
{
    /// <summary>Mails that are kept.</summary>
    public const int Capacity = 1_000;

    private readonly Lock _lock = new();
    private readonly LinkedList<InboxMail> _mails = [];
    private readonly HashSet<(string MessageId, string To)> _known = [];
    private readonly IJournal<InboxRecord> _journal = journals.Open("inbox", InboxJournalJson.Default.InboxRecord);
    private TaskCompletionSource _arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>All mails, newest first.</summary>
    public IReadOnlyList<InboxMail> Mails
    {
        get
        {
            lock (_lock)
                return [.. _mails];
        }
    }

    /// <summary>The mails that have not been forwarded, oldest first, and a task that ends when another arrives.</summary>
    public (IReadOnlyList<InboxMail> Mails, Task Arrival) Unforwarded()
    {
        lock (_lock)
            return ([.. _mails.Reverse().Where(m => !m.Forwarded)], _arrival.Task);
    }

    public async ValueTask DeliverAsync(Mail mail, CancellationToken cancellationToken)
    {
        ValueTask saved;
        TaskCompletionSource arrival;
        lock (_lock)
        {
            if (_known.Contains((mail.MessageId, mail.To)))
                return;
            saved = Commit(new MailReceived(InboxMail.Of(mail)), cancellationToken);
            (arrival, _arrival) = (_arrival, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }
        await saved;
        arrival.SetResult();
    }

    /// <summary>Notes that a mail has gone out.</summary>
    public async ValueTask MarkForwardedAsync(InboxMail mail, CancellationToken cancellationToken)
    {
        ValueTask saved;
        lock (_lock)
            saved = Commit(new MailForwarded(mail.MessageId, mail.To), cancellationToken);
        await saved;
    }

    public async ValueTask RestoreAsync(CancellationToken cancellationToken)
    {
        await foreach (var record in _journal.ReplayAsync(cancellationToken))
            Apply(record);
        _journal.CompactWith(_lock, () => _mails.Reverse().Select(m => new MailReceived(m)));
    }

    public async ValueTask ResetAsync(CancellationToken cancellationToken)
    {
        ValueTask saved;
        lock (_lock)
            saved = Commit(new InboxEmptied(), cancellationToken);
        await saved;
    }

    private ValueTask Commit(InboxRecord record, CancellationToken cancellationToken)
    {
        Apply(record);
        return _journal.AppendAsync(record, cancellationToken);
    }

    private void Apply(InboxRecord record)
    {
        switch (record)
        {
            case MailReceived(var mail):
                _mails.AddFirst(mail);
                _known.Add((mail.MessageId, mail.To));
                if (_mails.Count > Capacity)
                    Forget(_mails.Last!.Value);
                break;
            case MailForwarded(var messageId, var to):
                if (_mails.FirstOrDefault(m => m.MessageId == messageId && m.To == to) is { } sent)
                    _mails.Find(sent)!.Value = sent with { Forwarded = true };
                break;
            case InboxEmptied:
                _mails.Clear();
                _known.Clear();
                break;
        }
    }

    private void Forget(InboxMail mail)
    {
        _mails.Remove(mail);
        _known.Remove((mail.MessageId, mail.To));
    }
}
