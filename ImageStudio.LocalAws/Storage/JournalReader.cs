using Microsoft.Win32.SafeHandles;

namespace ImageStudio.LocalAws.Storage;

/// <summary>A part of a journal file, in bytes from its start.</summary>
internal readonly record struct FileRange(long Start, long End)
{
    public long Length => End - Start;
}

/// <summary>Reads one journal file record by record and finds its way past damage.</summary>
internal sealed class JournalReader
{
    private readonly SafeFileHandle _file;
    private readonly long _length;
    private byte[] _buffer = new byte[256 * 1024];
    private long _bufferStart;
    private int _bufferCount;
    private long _position;

    /// <param name="file">The file, from its start.</param>
    /// <param name="path">Its name for messages.</param>
    /// <exception cref="InvalidDataException">It is no journal, or of another version.</exception>
    public JournalReader(SafeFileHandle file, string path)
    {
        _file = file;
        _length = RandomAccess.GetLength(file);
        var header = Peek((int)Math.Min(_length, JournalFrame.FileHeader.Length));
        // A crash right after creation leaves a part of the header; that file holds nothing yet.
        if (!JournalFrame.FileHeader.StartsWith(header))
            throw new InvalidDataException($"{path} is not a LocalAws journal of this version. Move it away, or set LocalAws:DataDirectory to another folder.");
        _position = header.Length;
        End = _position;
    }

    /// <summary>Unreadable parts that readable records follow.</summary>
    public List<FileRange> Damage { get; } = [];

    /// <summary>End of the last whole record: whatever is behind it was never finished.</summary>
    public long End { get; private set; }

    /// <summary>Bytes behind <see cref="End"/>; right after the last record was read.</summary>
    public long TornBytes => _length - End;

    /// <summary>The next record's JSON, valid until the next call; <c>false</c> at the end.</summary>
    public bool TryRead(out ReadOnlySpan<byte> payload)
    {
        if (TryReadHere(out payload))
            return true;
        var bad = _position;
        while (SkipToMarker())
        {
            if (!TryReadHere(out payload))
                continue;
            Damage.Add(new FileRange(bad, _position - JournalFrame.HeaderSize - payload.Length));
            return true;
        }
        return false;
    }

    private bool TryReadHere(out ReadOnlySpan<byte> payload)
    {
        payload = default;
        if (_position + JournalFrame.HeaderSize > _length)
            return false;
        var length = JournalFrame.PayloadLength(Peek(JournalFrame.HeaderSize));
        if (length < 0 || _position + JournalFrame.HeaderSize + length > _length)
            return false;
        var frame = Peek(JournalFrame.HeaderSize + length);
        if (!JournalFrame.Matches(frame, frame[JournalFrame.HeaderSize..]))
            return false;
        payload = frame[JournalFrame.HeaderSize..];
        _position += frame.Length;
        End = _position;
        return true;
    }

    /// <summary>Moves to the next marker behind the present position.</summary>
    private bool SkipToMarker()
    {
        _position++;
        while (_position + JournalFrame.HeaderSize <= _length)
        {
            var window = Peek((int)Math.Min(_buffer.Length, _length - _position));
            var found = window.IndexOf(JournalFrame.Marker);
            if (found >= 0)
            {
                _position += found;
                return true;
            }
            _position += Math.Max(1, window.Length - JournalFrame.Marker.Length + 1);
        }
        return false;
    }

    /// <summary>The next <paramref name="count"/> bytes, which have to be in the file.</summary>
    private ReadOnlySpan<byte> Peek(int count)
    {
        if (_position < _bufferStart || _position + count > _bufferStart + _bufferCount)
        {
            if (count > _buffer.Length)
                _buffer = new byte[Math.Max(count, Math.Min(_buffer.Length * 2L, int.MaxValue / 2))];
            _bufferStart = _position;
            _bufferCount = 0;
            while (_bufferCount < _buffer.Length && RandomAccess.Read(_file, _buffer.AsSpan(_bufferCount), _bufferStart + _bufferCount) is > 0 and var read)
                _bufferCount += read;
        }
        return _buffer.AsSpan((int)(_position - _bufferStart), count);
    }
}
