using System.Globalization;

namespace ImageStudio.LocalAws.Storage.Packing;

/// <summary>
/// Bodies on disk: small ones together in segments, where many become durable with one flush; large ones as a file each,
/// flushed by whoever writes it.
/// </summary>
internal sealed class PackedBlobs : IBlobs, IDisposable
{
    /// <summary>Largest body in a segment, in bytes. Above it, a flush of its own costs little beside the bytes.</summary>
    internal const int MaxPacked = 256 * 1024;

    private const int SegmentSize = 64 * 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly FileBlobs _files;
    private readonly string _folder;
    private readonly int _segmentSize;
    private readonly Dictionary<int, Segment> _segments = [];
    private readonly HashSet<Segment> _unflushed = [];
    private Segment? _last;
    private int _lastNumber;

    /// <param name="directory">Where everything durable is.</param>
    /// <param name="files">Keeps the large bodies.</param>
    /// <param name="segmentSize">Bytes after which a new segment begins.</param>
    public PackedBlobs(DataDirectory directory, FileBlobs files, int segmentSize = SegmentSize)
    {
        (_files, _segmentSize) = (files, segmentSize);
        _folder = Path.Combine(directory.Path, "packed");
        Directory.CreateDirectory(_folder);
        Durability.FlushFolder(directory.Path);
        foreach (var path in Directory.EnumerateFiles(_folder, "*" + Segment.Extension))
        {
            if (int.TryParse(Path.GetFileNameWithoutExtension(path), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                _segments[number] = new Segment(_folder, number, segmentSize);
        }
        _last = _segments.Count == 0 ? null : _segments[_segments.Keys.Max()];
    }

    public BlobWriter Create() => new Writer(this);

    public Stream? OpenRead(string id) => !PackedId.TryParse(id, out var packed) ? _files.OpenRead(id) : packed.Length == 0 ? Stream.Null : Find(packed)?.OpenRead(packed);

    public bool IsWhole(string id, long length) =>
        !PackedId.TryParse(id, out var packed) ? _files.IsWhole(id, length) : packed.Length == length && (length == 0 || Find(packed)?.IsWhole(packed) is true);

    public void Remove(string id)
    {
        if (!PackedId.TryParse(id, out var packed))
        {
            _files.Remove(id);
            return;
        }
        if (Find(packed) is not { } segment)
            return;
        segment.Remove(packed);
        if (segment.IsEmpty)
            DropEmpty();
    }

    public int RetainOnly(IReadOnlySet<string> live)
    {
        var packed = live.Select(id => PackedId.TryParse(id, out var found) ? found : null).OfType<PackedId>().ToLookup(id => id.Segment);
        lock (_gate)
        {
            foreach (var (number, segment) in _segments)
                segment.Retain(packed[number]);
            // The number of a segment that got lost is not given again: records may point into it.
            _lastNumber = packed.Select(segment => segment.Key).Append(_last?.Number ?? 0).Max();
        }
        DropEmpty();
        return _files.RetainOnly(live);
    }

    public void Flush()
    {
        Segment[] unflushed;
        lock (_gate)
        {
            unflushed = [.. _unflushed];
            _unflushed.Clear();
        }
        foreach (var segment in unflushed)
            segment.Flush();
    }

    public void Dispose()
    {
        foreach (var segment in _segments.Values)
            segment.Dispose();
    }

    private string Pack(ReadOnlySpan<byte> body)
    {
        var (segment, id) = Reserve(body.Length);
        segment.Write(id, body);
        lock (_gate)
            _unflushed.Add(segment);
        return id.ToString();
    }

    private (Segment Segment, PackedId Id) Reserve(int length)
    {
        lock (_gate)
        {
            if (_last?.Number == _lastNumber && _last.Reserve(length) is { } id)
                return (_last, id);
            _last = new Segment(_folder, ++_lastNumber, _segmentSize);
            Durability.FlushFolder(_folder);
            _segments.Add(_lastNumber, _last);
            return (_last, _last.Reserve(length)!);
        }
    }

    private Segment? Find(PackedId id)
    {
        lock (_gate)
            return _segments.GetValueOrDefault(id.Segment);
    }

    /// <summary>Deletes segments without a body, except the one that is being filled.</summary>
    private void DropEmpty()
    {
        lock (_gate)
        {
            foreach (var segment in _segments.Values.Where(s => s.IsEmpty && s != _last).ToList())
            {
                _segments.Remove(segment.Number);
                _unflushed.Remove(segment);
                segment.Delete();
            }
        }
    }

    /// <summary>Keeps a body in memory until it is complete, or too large to be packed.</summary>
    private sealed class Writer(PackedBlobs blobs) : BlobWriter
    {
        private readonly MemoryStream _memory = new();
        private BlobWriter? _file;

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
        {
            if (_file is null && _memory.Length + bytes.Length <= MaxPacked)
            {
                _memory.Write(bytes.Span);
                return;
            }
            if (_file is null)
            {
                _file = blobs._files.Create();
                await _file.WriteAsync(_memory.GetBuffer().AsMemory(0, (int)_memory.Length), cancellationToken);
                _memory.SetLength(0);
                _memory.Capacity = 0;
            }
            await _file.WriteAsync(bytes, cancellationToken);
        }

        public override ValueTask<string> CompleteAsync(CancellationToken cancellationToken) =>
            _file?.CompleteAsync(cancellationToken) ?? ValueTask.FromResult(blobs.Pack(_memory.GetBuffer().AsSpan(0, (int)_memory.Length)));

        public override ValueTask DisposeAsync() => _file?.DisposeAsync() ?? ValueTask.CompletedTask;
    }
}
