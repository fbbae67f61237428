using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading.Channels;
using Microsoft.Win32.SafeHandles;

namespace ImageStudio.LocalAws.Storage;

/// <summary>
/// A journal in files: one loop takes whatever is waiting, writes it at once, flushes once, and answers all who waited. While
/// it flushes, the next batch gathers.
/// </summary>
internal sealed partial class FileJournal<TRecord>(JournalFiles files, JsonTypeInfo<TRecord> recordType, JournalLimits limits, TimeProvider time, ILogger logger)
    : IJournal<TRecord>, IAsyncDisposable where TRecord : class
{
    private const int MaxBatchBytes = 4 * 1024 * 1024;

    private readonly Channel<Entry> _queue = Channel.CreateUnbounded<Entry>(new UnboundedChannelOptions { SingleReader = true });
    private readonly ArrayBufferWriter<byte> _batch = new(64 * 1024);
    private readonly JournalEncoder<TRecord> _encoder = new(recordType);
    private readonly List<Entry> _waiting = [];

    private SafeFileHandle? _log;
    private long _logBytes;
    private int _generation;
    private long _snapshotBytes;
    private (Lock StateLock, Func<IEnumerable<TRecord>> Take)? _snapshot;
    private Action? _flushFirst;
    private Task _compaction = Task.CompletedTask;
    private Task _writer = Task.CompletedTask;
    private Exception? _failure;

    public IAsyncEnumerable<TRecord> ReplayAsync(CancellationToken cancellationToken) => Replay(cancellationToken).ToAsyncEnumerable();

    public ValueTask AppendAsync(TRecord record, CancellationToken cancellationToken)
    {
        if (_log is null)
            throw new InvalidOperationException("A journal is replayed before anything is appended.");
        var entry = new Entry(record);
        return _queue.Writer.TryWrite(entry)
            ? new ValueTask(cancellationToken.CanBeCanceled ? entry.Written.Task.WaitAsync(cancellationToken) : entry.Written.Task)
            : ValueTask.FromException(new IOException("The journal takes no more records: it is closed, or the disk has failed.", _failure));
    }

    public void CompactWith(Lock stateLock, Func<IEnumerable<TRecord>> snapshot) => _snapshot = (stateLock, snapshot);

    public void FlushFirst(Action flush) => _flushFirst = flush;

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _writer;
        await _compaction;
        _log?.Dispose();
    }

    private IEnumerable<TRecord> Replay(CancellationToken cancellationToken)
    {
        if (_log is not null)
            throw new InvalidOperationException("A journal is replayed once.");
        var replay = new JournalReplay<TRecord>(files, recordType, time, logger);
        foreach (var record in replay.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return record;
        }
        _generation = replay.Generation;
        _snapshotBytes = replay.FirstGeneration > 0 ? new FileInfo(files.SnapshotPath(replay.FirstGeneration)).Length : 0;
        files.RemoveBefore(replay.FirstGeneration);
        OpenLog();
        _writer = Task.Run(WriteAsync, CancellationToken.None);
    }

    private void OpenLog()
    {
        _log?.Dispose();
        _log = File.OpenHandle(files.LogPath(_generation), FileMode.OpenOrCreate, FileAccess.Write);
        _logBytes = RandomAccess.GetLength(_log);
        if (_logBytes >= JournalFrame.FileHeader.Length)
            return;
        RandomAccess.Write(_log, JournalFrame.FileHeader, 0);
        RandomAccess.FlushToDisk(_log);
        Durability.FlushFolder(files.Folder);
        _logBytes = JournalFrame.FileHeader.Length;
    }

    private async Task WriteAsync()
    {
        try
        {
            while (await _queue.Reader.WaitToReadAsync())
            {
                Gather(MaxBatchBytes);
                Flush();
                if (_snapshot is not null && _compaction.IsCompleted && _logBytes > Math.Max(limits.CompactAboveBytes, _snapshotBytes * limits.CompactAboveFactor))
                    Compact();
            }
        }
        catch (Exception e)
        {
            Fail(e);
        }
    }

    private void Gather(int maxBytes)
    {
        while (_batch.WrittenCount < maxBytes && _queue.Reader.TryRead(out var entry))
        {
            try
            {
                _encoder.Append(_batch, entry.Record);
                _waiting.Add(entry);
            }
            catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException)
            {
                entry.Written.SetException(e);
            }
        }
    }

    private void Flush()
    {
        _flushFirst?.Invoke();
        RandomAccess.Write(_log!, _batch.WrittenSpan, _logBytes);
        RandomAccess.FlushToDisk(_log!);
        _logBytes += _batch.WrittenCount;
        _batch.ResetWrittenCount();
        foreach (var entry in _waiting)
            entry.Written.SetResult();
        _waiting.Clear();
    }

    /// <summary>
    /// Takes the state and starts the log that follows it. Appends happen under the state's lock, so what is in the queue now
    /// is part of the snapshot, and belongs to the old log in case the snapshot is never finished.
    /// </summary>
    private void Compact()
    {
        List<TRecord> state;
        lock (_snapshot!.Value.StateLock)
        {
            state = [.. _snapshot.Value.Take()];
            Gather(int.MaxValue);
        }
        Flush();
        var oldBytes = _logBytes;
        _generation++;
        OpenLog();
        var generation = _generation;
        _compaction = Task.Run(() => WriteSnapshot(generation, state, oldBytes));
    }

    private void WriteSnapshot(int generation, List<TRecord> state, long oldBytes)
    {
        var start = time.GetTimestamp();
        try
        {
            var bytes = new JournalEncoder<TRecord>(recordType).WriteFile(files.UnfinishedPath(generation), state);
            Durability.Replace(files.UnfinishedPath(generation), files.SnapshotPath(generation));
            files.RemoveBefore(generation);
            _snapshotBytes = bytes;
            Log.Compacted(logger, files.SnapshotPath(generation), oldBytes, bytes, time.GetElapsedTime(start).TotalMilliseconds);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The logs hold everything still; the next try comes when the present one has grown.
            Log.CompactionFailed(logger, e, files.SnapshotPath(generation));
        }
    }

    private void Fail(Exception e)
    {
        _failure = e;
        _queue.Writer.TryComplete();
        Log.Failed(logger, e, files.LogPath(_generation));
        while (_queue.Reader.TryRead(out var entry))
            _waiting.Add(entry);
        foreach (var entry in _waiting)
            entry.Written.TrySetException(new IOException($"{files.LogPath(_generation)} cannot be written.", e));
    }

    private sealed record Entry(TRecord Record)
    {
        public TaskCompletionSource Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private static partial class Log
    {
        [LoggerMessage(11, LogLevel.Information, "{Path}: {Before} bytes of history became {After} bytes of state in {Milliseconds:0} ms.")]
        public static partial void Compacted(ILogger logger, string path, long before, long after, double milliseconds);

        [LoggerMessage(12, LogLevel.Error, "{Path} cannot be written; the journal goes on growing.")]
        public static partial void CompactionFailed(ILogger logger, Exception exception, string path);

        [LoggerMessage(13, LogLevel.Critical, "{Path} cannot be written. Every further change is refused: restart when the disk works again.")]
        public static partial void Failed(ILogger logger, Exception exception, string path);
    }
}
