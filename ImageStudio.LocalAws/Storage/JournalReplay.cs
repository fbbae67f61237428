using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Win32.SafeHandles;

namespace ImageStudio.LocalAws.Storage;

/// <summary>Reads the files of a journal and repairs what a crash or the disk did to them.</summary>
internal sealed partial class JournalReplay<TRecord>(JournalFiles files, JsonTypeInfo<TRecord> recordType, TimeProvider time, ILogger logger) where TRecord : class
{
    /// <summary>The generation that the next log entry belongs to; known once all was read.</summary>
    public int Generation { get; private set; }

    /// <summary>The generation of the newest snapshot: nothing before it is needed.</summary>
    public int FirstGeneration { get; private set; }

    public IEnumerable<TRecord> Read()
    {
        var (first, generation, paths) = files.Live();
        (FirstGeneration, Generation) = (first, generation);
        foreach (var path in paths)
        {
            JournalReader reader;
            using (var file = File.OpenHandle(path))
            {
                reader = new JournalReader(file, path);
                while (Next(reader, path) is { } record)
                    yield return record;
            }
            Repair(reader, path, isLast: path == files.LogPath(generation));
        }
    }

    private TRecord? Next(JournalReader reader, string path)
    {
        if (!reader.TryRead(out var payload))
            return null;
        try
        {
            return JsonSerializer.Deserialize(payload, recordType) ?? throw new JsonException("null is no record");
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw new InvalidDataException(
                $"{path} holds a record, ending at byte {reader.End}, that this version of LocalAws does not understand ({e.Message}). Start the version that wrote it, or move the file away.", e);
        }
    }

    private void Repair(JournalReader reader, string path, bool isLast)
    {
        // Only the log that was being written when the process died may end within a record.
        var torn = new FileRange(reader.End, reader.End + reader.TornBytes);
        if (reader.Damage.Count == 0 && (isLast || torn.Length == 0))
        {
            if (torn.Length > 0)
            {
                Cut(path, torn.Start);
                Log.TailCut(logger, path, torn.Length, torn.Start);
            }
            return;
        }

        var copy = JournalFiles.DamagedPath(path, time.GetUtcNow());
        File.Copy(path, copy);
        var lost = reader.Damage.Append(torn).Where(r => r.Length > 0).ToList();
        Rewrite(path, reader.End, lost);
        Log.DamageSetAside(logger, path, lost.Count, lost.Sum(r => r.Length), string.Join(", ", lost.Select(r => $"{r.Start}-{r.End}")), copy);
    }

    private static void Cut(string path, long length)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.SetLength(file, length);
        RandomAccess.FlushToDisk(file);
    }

    /// <summary>Replaces the file by its readable parts.</summary>
    private static void Rewrite(string path, long end, List<FileRange> lost)
    {
        var repaired = path + ".repaired";
        using (var source = File.OpenHandle(path))
        using (var target = File.OpenHandle(repaired, FileMode.Create, FileAccess.Write))
        {
            long from = 0, to = 0;
            foreach (var gap in lost.Append(new FileRange(end, end)))
            {
                to += Copy(source, new FileRange(from, Math.Min(gap.Start, end)), target, to);
                from = gap.End;
            }
            RandomAccess.FlushToDisk(target);
        }
        Durability.Replace(repaired, path);
    }

    private static long Copy(SafeFileHandle source, FileRange range, SafeFileHandle target, long at)
    {
        var buffer = new byte[256 * 1024];
        var done = 0L;
        while (done < range.Length && RandomAccess.Read(source, buffer.AsSpan(0, (int)Math.Min(buffer.Length, range.Length - done)), range.Start + done) is > 0 and var read)
        {
            RandomAccess.Write(target, buffer.AsSpan(0, read), at + done);
            done += read;
        }
        return done;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Path}: the last {Bytes} bytes, from byte {Start} on, are a record that was not finished when the process died. They were never acknowledged and are cut off.")]
        public static partial void TailCut(ILogger logger, string path, long bytes, long start);

        [LoggerMessage(2, LogLevel.Error, "{Path} is damaged in {Count} places, {Bytes} bytes in all (bytes {Ranges}). Everything else was read. The file as it was is kept as {Copy}.")]
        public static partial void DamageSetAside(ILogger logger, string path, int count, long bytes, string ranges, string copy);
    }
}
