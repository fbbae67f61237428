using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace ImageStudio.LocalAws.Storage.Packing;

/// <summary>
/// A file of bodies one after another. It only grows, up to a size; what is removed within it goes back to the file
/// system in blocks, and all of it once nothing in it lives.
/// </summary>
internal sealed class Segment : IDisposable
{
    /// <summary>Bytes that are given back at once: a few pages, so that many small removals do not become as many system calls.</summary>
    private const int BlockSize = 16 * 1024;

    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly SafeFileHandle _file;
    private readonly HashSet<int> _live = [];
    private readonly int _size;
    private readonly ushort[] _livePerBlock;
    private int _end;

    /// <summary>Opens a segment, or begins one; what is in it lives only once <see cref="Retain"/> has said so.</summary>
    /// <param name="folder">Where its file is.</param>
    /// <param name="number">From 1.</param>
    /// <param name="size">Bytes after which it takes no more.</param>
    public Segment(string folder, int number, int size)
    {
        Number = number;
        _size = size;
        _livePerBlock = new ushort[(size / BlockSize) + 1];
        _path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{number:D8}{Extension}"));
        // The handle stays open: bodies are found by number and place, without a look at the folder.
        _file = File.OpenHandle(_path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete);
        _end = (int)Math.Min(RandomAccess.GetLength(_file), size);
    }

    public const string Extension = ".bodies";

    public int Number { get; }

    public bool IsEmpty
    {
        get
        {
            lock (_gate)
                return _live.Count == 0;
        }
    }

    /// <summary>Takes a place at the end; <c>null</c> where there is no room for as many bytes.</summary>
    public PackedId? Reserve(int length)
    {
        lock (_gate)
        {
            if (_end + length > _size)
                return null;
            var id = new PackedId(Number, _end, length);
            _end += length;
            Count(id);
            return id;
        }
    }

    public void Write(PackedId id, ReadOnlySpan<byte> body) => RandomAccess.Write(_file, body, id.Start);

    /// <summary>Makes durable what was written.</summary>
    /// <exception cref="IOException">The disk failed.</exception>
    public void Flush()
    {
        try
        {
            RandomAccess.FlushToDisk(_file);
        }
        catch (ObjectDisposedException)
        {
            // Everything in it was removed meanwhile, and so was the file.
        }
    }

    /// <summary>Opens a body; <c>null</c> where it does not live, or is not whole.</summary>
    public Stream? OpenRead(PackedId id)
    {
        lock (_gate)
            return IsWhole(id) ? new SharedFileStream(_file, id.Start, id.Length) : null;
    }

    /// <summary>Whether a body lives and the file reaches to its end.</summary>
    public bool IsWhole(PackedId id)
    {
        lock (_gate)
            return _live.Contains(id.Start) && id.End <= RandomAccess.GetLength(_file);
    }

    /// <summary>Removes a body; once only, as a block counts its bodies.</summary>
    public void Remove(PackedId id)
    {
        if (id.Length == 0)
            return;
        lock (_gate)
        {
            if (!_live.Remove(id.Start))
                return;
            for (var block = id.Start / BlockSize; block <= (id.End - 1) / BlockSize; block++)
            {
                // A block that is still being filled is left to the next start.
                if (--_livePerBlock[block] == 0 && (block + 1) * BlockSize <= _end)
                    SparseFile.PunchHole(_file, (long)block * BlockSize, BlockSize);
            }
        }
    }

    /// <summary>Says, at the start, which bodies live, and gives back everything between them.</summary>
    public void Retain(IEnumerable<PackedId> live)
    {
        lock (_gate)
        {
            _live.Clear();
            Array.Clear(_livePerBlock);
            var free = 0;
            foreach (var id in live.OrderBy(id => id.Start))
            {
                Count(id);
                SparseFile.PunchHole(_file, free, id.Start - free);
                free = id.End;
            }
            // A body that the file lost keeps its place: nothing is ever written where a record points to.
            _end = Math.Max(_end, Math.Min(free, _size));
            SparseFile.PunchHole(_file, free, _end - free);
        }
    }

    /// <summary>Removes the file.</summary>
    public void Delete()
    {
        _file.Dispose();
        File.Delete(_path);
    }

    public void Dispose() => _file.Dispose();

    private void Count(PackedId id)
    {
        if (id.Length == 0)
            return;
        _live.Add(id.Start);
        for (var block = id.Start / BlockSize; block <= (id.End - 1) / BlockSize; block++)
            _livePerBlock[block]++;
    }
}
