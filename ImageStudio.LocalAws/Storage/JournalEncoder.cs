using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ImageStudio.LocalAws.Storage;

/// <summary>Turns records into frames; for one thread at a time.</summary>
internal sealed class JournalEncoder<TRecord>(JsonTypeInfo<TRecord> recordType) where TRecord : class
{
    private readonly ArrayBufferWriter<byte> _json = new(4 * 1024);

    /// <summary>Appends one framed record, or nothing where it cannot be serialised.</summary>
    public void Append(IBufferWriter<byte> output, TRecord record)
    {
        _json.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(_json))
            JsonSerializer.Serialize(writer, record, recordType);
        if (_json.WrittenCount > JournalFrame.MaxPayload)
            throw new InvalidOperationException($"A record of {_json.WrittenCount} bytes is too large for a journal.");
        JournalFrame.Write(output, _json.WrittenSpan);
    }

    /// <summary>Writes a whole file and flushes it; returns its length in bytes.</summary>
    public long WriteFile(string path, IEnumerable<TRecord> records)
    {
        using var file = File.OpenHandle(path, FileMode.Create, FileAccess.Write);
        var buffer = new ArrayBufferWriter<byte>(1024 * 1024);
        buffer.Write(JournalFrame.FileHeader);
        var written = 0L;
        foreach (var record in records)
        {
            Append(buffer, record);
            if (buffer.WrittenCount > 512 * 1024)
                Drain();
        }
        Drain();
        RandomAccess.FlushToDisk(file);
        return written;

        void Drain()
        {
            RandomAccess.Write(file, buffer.WrittenSpan, written);
            written += buffer.WrittenCount;
            buffer.ResetWrittenCount();
        }
    }
}
