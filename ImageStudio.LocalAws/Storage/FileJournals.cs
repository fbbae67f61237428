using System.Text.Json.Serialization.Metadata;

namespace ImageStudio.LocalAws.Storage;

/// <summary>When journals are compacted.</summary>
/// <param name="CompactAboveBytes">Smallest log worth compacting, in bytes.</param>
/// <param name="CompactAboveFactor">How many times larger than the last snapshot the log has to be.</param>
internal sealed record JournalLimits(long CompactAboveBytes = 32 * 1024 * 1024, int CompactAboveFactor = 2);

/// <summary>Journals as files in the data directory.</summary>
internal sealed class FileJournals(DataDirectory directory, TimeProvider time, ILoggerFactory loggers, JournalLimits? limits = null) : IJournals, IAsyncDisposable
{
    private readonly Dictionary<string, IAsyncDisposable> _open = [];

    public IJournal<TRecord> Open<TRecord>(string name, JsonTypeInfo<TRecord> recordType) where TRecord : class
    {
        lock (_open)
        {
            var logger = loggers.CreateLogger($"{typeof(FileJournals).Namespace}.Journal.{name}");
            var journal = new FileJournal<TRecord>(new JournalFiles(directory.Path, name), recordType, limits ?? new JournalLimits(), time, logger);
            if (!_open.TryAdd(name, journal))
                throw new InvalidOperationException($"The journal {name} is open already.");
            return journal;
        }
    }

    /// <summary>Writes what is waiting and closes the files.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var journal in _open.Values)
            await journal.DisposeAsync();
    }
}
