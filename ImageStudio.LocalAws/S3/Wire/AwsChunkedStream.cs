using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using ImageStudio.LocalAws.S3.Bodies;

namespace ImageStudio.LocalAws.S3.Wire;

/// <summary>
/// The data within an aws-chunked body: <c>{hex size}[;chunk-signature=…]\r\n{data}\r\n … 0[;…]\r\n[{trailer}: {value}\r\n …]\r\n</c>.
/// </summary>
/// <param name="body">The body as it came in.</param>
/// <param name="decodedLength">Bytes of the data within.</param>
/// <param name="signatures">Verifies the chunks; <c>null</c> where their signatures do not count.</param>
internal sealed class AwsChunkedStream(Stream body, long decodedLength, ChunkSignatures? signatures = null) : ForwardStream
{
    private const int MaxLine = 8 * 1024;

    private readonly PipeReader _reader = PipeReader.Create(body, new StreamPipeReaderOptions(bufferSize: 64 * 1024, leaveOpen: true));
    private long _left;
    private long _read;
    private bool _started;
    private bool _ended;

    /// <summary>Trailers by lower-case name; complete once the stream has ended.</summary>
    public Dictionary<string, string> Trailers { get; } = [];

    public override long Length => decodedLength;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_ended || buffer.IsEmpty)
            return 0;
        if (_left == 0)
        {
            if (_started && (await LineAsync(cancellationToken)).Length > 0)
                throw S3Errors.IncompleteBody();
            if (_started)
                signatures?.End();
            _started = true;
            var line = await LineAsync(cancellationToken);
            _left = Size(line);
            signatures?.Begin(line);
            if (_left == 0)
            {
                await EndAsync(cancellationToken);
                return 0;
            }
        }

        var result = await _reader.ReadAsync(cancellationToken);
        if (result.Buffer.IsEmpty)
            throw S3Errors.IncompleteBody();
        var data = result.Buffer.Slice(0, Math.Min(Math.Min(result.Buffer.Length, _left), buffer.Length));
        data.CopyTo(buffer.Span);
        var count = (int)data.Length;
        _reader.AdvanceTo(data.End);
        signatures?.Append(buffer.Span[..count]);
        _left -= count;
        _read += count;
        return count;
    }

    private async ValueTask EndAsync(CancellationToken cancellationToken)
    {
        _ended = true;
        if (_read != decodedLength)
            throw S3Errors.IncompleteBody();
        signatures?.End();
        while (await LineAsync(cancellationToken, mayEnd: true) is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
                Trailers[line[..colon].Trim().ToLowerInvariant()] = line[(colon + 1)..].Trim();
        }
        signatures?.EndTrailers(Trailers);
        // Some clients end with one line break more than the description has.
        for (var rest = await _reader.ReadAsync(cancellationToken); ; rest = await _reader.ReadAsync(cancellationToken))
        {
            _reader.AdvanceTo(rest.Buffer.End);
            if (rest.IsCompleted)
                return;
        }
    }

    private static long Size(string line)
    {
        var digits = line.Split(';')[0].Trim();
        return long.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var size) && size >= 0 ? size : throw S3Errors.IncompleteBody();
    }

    private async ValueTask<string> LineAsync(CancellationToken cancellationToken, bool mayEnd = false)
    {
        while (true)
        {
            var result = await _reader.ReadAsync(cancellationToken);
            if (result.Buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = Encoding.UTF8.GetString(result.Buffer.Slice(0, end)).TrimEnd('\r');
                _reader.AdvanceTo(result.Buffer.GetPosition(1, end));
                return line;
            }
            if (result.Buffer.Length > MaxLine || result.IsCompleted)
            {
                if (mayEnd && result.Buffer.Length <= MaxLine)
                {
                    var last = Encoding.UTF8.GetString(result.Buffer).TrimEnd('\r');
                    _reader.AdvanceTo(result.Buffer.End);
                    return last;
                }
                throw S3Errors.IncompleteBody();
            }
            _reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }
}
