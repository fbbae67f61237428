using System.Buffers.Text;
using System.Net.Sockets;

namespace ImageStudio.Benchmarks.LocalAws.Load;

/// <summary>Reads answers of HTTP/1.1: those with a length, those in chunks, and those that end with the connection.</summary>
internal sealed class AnswerReader
{
    private const int Step = 64 * 1024;

    private byte[] _buffer = new byte[Step];
    private int _filled;

    /// <summary>Whether the last answer was the connection's last.</summary>
    public bool Closes { get; private set; }

    public async ValueTask<HttpAnswer> ReadAsync(Socket socket, CancellationToken cancellationToken)
    {
        _filled = 0;
        var body = await FindAsync(socket, 0, "\r\n\r\n"u8.ToArray(), cancellationToken) + 4;
        if (!Utf8Parser.TryParse(_buffer.AsSpan(9, 3), out int status, out _)) throw new IOException("What came is no answer.");
        Closes = HasHeader(body, "connection: close"u8) || _buffer[7] == (byte)'0';
        if (HasHeader(body, "transfer-encoding: chunked"u8)) return new HttpAnswer(status, await ReadChunksAsync(socket, body, cancellationToken));
        if (LengthOf(body) is { } length)
        {
            await FillAsync(socket, body + length, cancellationToken);
            return new HttpAnswer(status, _buffer.AsMemory(body, length));
        }

        if (Closes) while (await ReceiveAsync(socket, cancellationToken)) { }
        return new HttpAnswer(status, _buffer.AsMemory(body, _filled - body));
    }

    /// <summary>Moves the chunks' contents together; returns where they are.</summary>
    private async ValueTask<Memory<byte>> ReadChunksAsync(Socket socket, int start, CancellationToken cancellationToken)
    {
        var (at, end) = (start, start);
        while (true)
        {
            var line = await FindAsync(socket, at, "\r\n"u8.ToArray(), cancellationToken);
            if (!Utf8Parser.TryParse(_buffer.AsSpan(at, line - at), out int size, out _, 'x')) throw new IOException("What came is no chunk.");
            await FillAsync(socket, line + 2 + size + 2, cancellationToken);
            if (size == 0) return _buffer.AsMemory(start, end - start);
            _buffer.AsSpan(line + 2, size).CopyTo(_buffer.AsSpan(end));
            (at, end) = (line + 2 + size + 2, end + size);
        }
    }

    private int? LengthOf(int headLength)
    {
        var at = IndexOfHeader(headLength, "content-length:"u8);
        if (at < 0) return null;
        var value = _buffer.AsSpan(at, headLength - at);
        value = value[(value.IndexOf((byte)':') + 1)..].TrimStart((byte)' ');
        return Utf8Parser.TryParse(value, out int length, out _) ? length : throw new IOException("What came has no length.");
    }

    private bool HasHeader(int headLength, ReadOnlySpan<byte> header) => IndexOfHeader(headLength, header) >= 0;

    // Names of headers come in any case, and so does the word close.
    private int IndexOfHeader(int headLength, ReadOnlySpan<byte> header)
    {
        for (var at = _buffer.AsSpan(0, headLength).IndexOf((byte)'\n') + 1; at > 0 && at + header.Length < headLength;)
        {
            if (System.Text.Ascii.EqualsIgnoreCase(_buffer.AsSpan(at, header.Length), header)) return at;
            var next = _buffer.AsSpan(at, headLength - at).IndexOf((byte)'\n');
            if (next < 0) break;
            at += next + 1;
        }

        return -1;
    }

    private async ValueTask<int> FindAsync(Socket socket, int from, byte[] what, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_buffer.AsSpan(from, Math.Max(0, _filled - from)).IndexOf(what) is >= 0 and var found) return from + found;
            if (!await ReceiveAsync(socket, cancellationToken)) throw new IOException("The server hung up.");
        }
    }

    private async ValueTask FillAsync(Socket socket, int length, CancellationToken cancellationToken)
    {
        if (_buffer.Length < length) Array.Resize(ref _buffer, length + Step);
        while (_filled < length)
            if (!await ReceiveAsync(socket, cancellationToken)) throw new IOException("The server hung up.");
    }

    private async ValueTask<bool> ReceiveAsync(Socket socket, CancellationToken cancellationToken)
    {
        if (_filled == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
        var received = await socket.ReceiveAsync(_buffer.AsMemory(_filled), cancellationToken);
        _filled += received;
        return received > 0;
    }
}
