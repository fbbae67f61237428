using Microsoft.Extensions.Options;

namespace ImageStudio.Workers.Notifying;

/// <summary>Whether mails come so fast that people would rather read one about all. Counted by each notifier for itself, so nothing has to be shared.</summary>
internal sealed class MailRate(IOptions<NotifierOptions> options, TimeProvider time)
{
    private readonly Queue<DateTimeOffset> _recent = new();
    private readonly Lock _lock = new();

    /// <summary>Counts a mail, and says whether it is one too many.</summary>
    public bool IsTooMany()
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            while (_recent.TryPeek(out var oldest) && oldest + options.Value.DigestWindow <= now) _recent.Dequeue();
            _recent.Enqueue(now);
            // More are not needed to know.
            if (_recent.Count <= options.Value.DigestAfter) return false;
            while (_recent.Count > options.Value.DigestAfter + 1) _recent.Dequeue();
            return true;
        }
    }
}
