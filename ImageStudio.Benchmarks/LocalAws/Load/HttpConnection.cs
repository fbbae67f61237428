using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ImageStudio.Benchmarks.LocalAws.Load;

/// <summary>An answer; its body is valid until the connection's next request.</summary>
internal readonly record struct HttpAnswer(int Status, ReadOnlyMemory<byte> Body);

/// <summary>
/// One connection of HTTP/1.1, one request at a time. Client and server share the machine: this costs a fraction of what
/// HttpClient does, so that the generator is not what is measured.
/// </summary>
internal sealed class HttpConnection(Uri url) : IDisposable
{
    // A body up to this size goes out in one write with its head.
    private const int OneWrite = 64 * 1024;

    private readonly byte[] _head = new byte[OneWrite + (8 * 1024)];
    private readonly AnswerReader _reader = new();
    private Socket? _socket;

    /// <summary>Sends a request and reads the whole answer.</summary>
    /// <param name="head">Request line and headers, each with its line end, without length and empty line.</param>
    /// <param name="body">The body; empty for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="IOException">The server hung up, or what it sends is no answer.</exception>
    public async ValueTask<HttpAnswer> SendAsync(string head, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var socket = _socket ??= await ConnectAsync(cancellationToken);
        var length = WriteHead(head, body.Length);
        if (body.Length <= OneWrite)
        {
            body.CopyTo(_head.AsMemory(length));
            await WriteAsync(socket, _head.AsMemory(0, length + body.Length), cancellationToken);
        }
        else
        {
            await WriteAsync(socket, _head.AsMemory(0, length), cancellationToken);
            await WriteAsync(socket, body, cancellationToken);
        }

        var answer = await _reader.ReadAsync(socket, cancellationToken);
        if (_reader.Closes) Dispose();
        return answer;
    }

    /// <summary>The same, for requests that have to succeed.</summary>
    /// <exception cref="IOException">They do not.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> DemandAsync(string head, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(head, body, cancellationToken);
        return answer.Status is >= 200 and < 300
            ? answer.Body
            : throw new IOException($"{url.Authority} answered {answer.Status} to {head[..head.IndexOf('\r', StringComparison.Ordinal)]}: {Encoding.UTF8.GetString(answer.Body.Span)}");
    }

    public void Dispose()
    {
        _socket?.Dispose();
        _socket = null;
    }

    private async ValueTask<Socket> ConnectAsync(CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, url.Port, cancellationToken);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private int WriteHead(string head, int bodyLength)
    {
        var length = Encoding.ASCII.GetBytes(head, _head);
        length += Encoding.ASCII.GetBytes("Content-Length: ", _head.AsSpan(length));
        Utf8Formatter.TryFormat(bodyLength, _head.AsSpan(length), out var digits);
        length += digits;
        return length + Encoding.ASCII.GetBytes("\r\n\r\n", _head.AsSpan(length));
    }

    private static async ValueTask WriteAsync(Socket socket, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (bytes.Length > 0)
            bytes = bytes[await socket.SendAsync(bytes, cancellationToken)..];
    }
}
