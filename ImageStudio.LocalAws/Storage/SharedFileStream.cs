using Microsoft.Win32.SafeHandles;

namespace ImageStudio.LocalAws.Storage;

/// <summary>Reads a stretch of a file whose handle others read too: a position of its own, and the owner learns when it is done.</summary>
/// <param name="file">The file.</param>
/// <param name="start">Where the stretch begins, in bytes.</param>
/// <param name="length">Bytes of the stretch.</param>
/// <param name="release">Called once, when the stream is closed.</param>
internal sealed class SharedFileStream(SafeFileHandle file, long start, long length, Action? release = null) : Stream
{
    /// <summary>A read up to this size, in bytes, costs less than handing it to another thread.</summary>
    private const int SmallRead = 256 * 1024;

    private Action? _release = release;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get; set; }

    public override int Read(Span<byte> buffer)
    {
        var read = RandomAccess.Read(file, buffer[..Rest(buffer.Length)], start + Position);
        Position += read;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (length <= SmallRead)
            return Read(buffer.Span);
        var read = await RandomAccess.ReadAsync(file, buffer[..Rest(buffer.Length)], start + Position, cancellationToken);
        Position += read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Rest(int wanted) => (int)Math.Clamp(length - Position, 0, wanted);

    protected override void Dispose(bool disposing)
    {
        Interlocked.Exchange(ref _release, null)?.Invoke();
        base.Dispose(disposing);
    }
}
