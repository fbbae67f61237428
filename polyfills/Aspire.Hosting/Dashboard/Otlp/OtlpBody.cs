using System.IO.Compression;

namespace Aspire.Hosting.Dashboard.Otlp;

/// <summary>A request's body in memory, unpacked; gone when disposed of.</summary>
internal sealed class OtlpBody : IDisposable
{
    /// <summary>Unpacked. An exporter sends a few hundred kilobytes at most; a bomb must not fill the memory.</summary>
    private const int LargestBody = 32 * 1024 * 1024;

    private readonly MemoryStream _buffer = new();

    public ReadOnlySpan<byte> Bytes => _buffer.GetBuffer().AsSpan(0, (int)_buffer.Length);

    /// <exception cref="NotSupportedException">It is packed in another way than gzip.</exception>
    /// <exception cref="InvalidDataException">It is too large, or not packed as it says.</exception>
    public static async Task<OtlpBody> ReadAsync(Stream content, string encoding, CancellationToken cancellationToken)
    {
        if (encoding is not ("" or "identity" or "gzip")) throw new NotSupportedException();
        var body = new OtlpBody();
        await using var unpacked = encoding == "gzip" ? new GZipStream(content, CompressionMode.Decompress, leaveOpen: true) : content;
        var chunk = new byte[16 * 1024];
        while (await unpacked.ReadAsync(chunk, cancellationToken) is var count and > 0)
        {
            if (body._buffer.Length + count > LargestBody) throw new InvalidDataException("The request is too large.");
            body._buffer.Write(chunk, 0, count);
        }

        return body;
    }

    public void Dispose() => _buffer.Dispose();
}
