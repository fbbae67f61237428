using System.Text.Json.Serialization.Metadata;

namespace ImageStudio.LocalAws.Storage;

/// <summary>Journals of a server whose state ends with the process: they accept everything and keep nothing.</summary>
internal sealed class MemoryJournals : IJournals
{
    public IJournal<TRecord> Open<TRecord>(string name, JsonTypeInfo<TRecord> recordType) where TRecord : class => new MemoryJournal<TRecord>();

    private sealed class MemoryJournal<TRecord> : IJournal<TRecord> where TRecord : class
    {
        public IAsyncEnumerable<TRecord> ReplayAsync(CancellationToken cancellationToken) => AsyncEnumerable.Empty<TRecord>();

        public ValueTask AppendAsync(TRecord record, CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public void FlushFirst(Action flush)
        {
            // Nothing is ever flushed.
        }

        public void CompactWith(Lock stateLock, Func<IEnumerable<TRecord>> snapshot)
        {
            // Nothing is kept, so there is nothing to compact.
        }
    }
}
