using ImageStudio.LocalAws.S3.State;
using ImageStudio.LocalAws.Storage;

namespace ImageStudio.LocalAws.S3.Bodies;

/// <summary>Reads a stretch of an object across its parts, one open file at a time, and holds its lease.</summary>
internal sealed class BodyStream(IBlobs blobs, IReadOnlyList<BodyPart> parts, long start, long length, IDisposable lease) : ForwardStream
{
    private readonly long _length = length;
    private long _skip = start;
    private long _left = length;
    private int _next;
    private Stream? _current;

    public override long Length => _length;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_left > 0 && buffer.Length > 0)
        {
            var read = await Open().ReadAsync(buffer[..(int)Math.Min(buffer.Length, _left)], cancellationToken);
            _left -= read;
            if (read > 0)
                return read;
            await CloseAsync();
        }
        return 0;
    }

    public override async ValueTask DisposeAsync()
    {
        await CloseAsync();
        lease.Dispose();
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _current?.Dispose();
            lease.Dispose();
        }
        base.Dispose(disposing);
    }

    private Stream Open()
    {
        if (_current is not null)
            return _current;
        while (_next < parts.Count && _skip >= parts[_next].Length)
            _skip -= parts[_next++].Length;
        if (_next == parts.Count)
            throw new InvalidDataException("The parts of a body are shorter than the object.");
        var part = parts[_next++];
        _current = blobs.OpenRead(part.Blob) ?? throw new FileNotFoundException($"The body {part.Blob} of an object is missing in the data directory.");
        if (_current.Length != part.Length)
            throw new InvalidDataException($"The body {part.Blob} of an object has {_current.Length} bytes instead of {part.Length}.");
        _current.Position = _skip;
        _skip = 0;
        return _current;
    }

    private async ValueTask CloseAsync()
    {
        if (_current is not null)
            await _current.DisposeAsync();
        _current = null;
    }
}
