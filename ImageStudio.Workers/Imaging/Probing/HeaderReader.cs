using System.Buffers.Binary;

namespace ImageStudio.Workers.Imaging.Probing;

/// <summary>
/// Reads a file in blocks and never past its end: whatever lengths a header claims, memory stays at one block, and a file
/// that ends too early is told so.
/// </summary>
internal sealed class HeaderReader(Stream stream)
{
    // A length beyond this is part of the damage, not a size that the picture once had.
    private const long Believable = 200_000_000;

    private readonly byte[] _block = new byte[64 * 1024];
    private long _blockStart;
    private int _blockLength;
    private int _next;

    public long Length { get; } = stream.Length;

    public long Position => _blockStart + _next;

    public bool AtEnd => Position >= Length;

    public byte ReadByte()
    {
        if (_next == _blockLength) Fill();
        return _block[_next++];
    }

    public ushort ReadUInt16() => BinaryPrimitives.ReadUInt16BigEndian(Read(stackalloc byte[2]));

    public uint ReadUInt32() => BinaryPrimitives.ReadUInt32BigEndian(Read(stackalloc byte[4]));

    public ulong ReadUInt64() => BinaryPrimitives.ReadUInt64BigEndian(Read(stackalloc byte[8]));

    public ushort ReadUInt16Little() => BinaryPrimitives.ReadUInt16LittleEndian(Read(stackalloc byte[2]));

    public int ReadUInt24Little() => ReadUInt16Little() | ReadByte() << 16;

    public uint ReadUInt32Little() => BinaryPrimitives.ReadUInt32LittleEndian(Read(stackalloc byte[4]));

    public Span<byte> Read(Span<byte> buffer)
    {
        for (var i = 0; i < buffer.Length; i++) buffer[i] = ReadByte();
        return buffer;
    }

    public void Skip(long bytes) => Seek(checked(Position + bytes));

    public void Seek(long position)
    {
        if (position < 0 || position > Length) throw EndsAt(position);
        if (position >= _blockStart && position <= _blockStart + _blockLength)
        {
            _next = (int)(position - _blockStart);
            return;
        }

        (_blockStart, _blockLength, _next) = (position, 0, 0);
    }

    /// <summary>Moves behind the next 0xFF; entropy-coded data is mostly other bytes, so this is a vectorised search.</summary>
    public void SkipPastFF()
    {
        while (true)
        {
            if (_next == _blockLength) Fill();
            var index = _block.AsSpan(_next, _blockLength - _next).IndexOf((byte)0xFF);
            if (index >= 0)
            {
                _next += index + 1;
                return;
            }

            _next = _blockLength;
        }
    }

    /// <summary>The rejection for a file that should go on to <paramref name="expected"/>, as far as its header knows.</summary>
    public ImageRejectedException EndsAt(long expected) => ImageRejectedException.Damaged(expected > Length && expected < Believable
        ? $"it ends after {ByteCount.Text(Length)} of {ByteCount.Text(expected)}"
        : $"it ends after {ByteCount.Text(Length)}, in the middle of the picture");

    private void Fill()
    {
        _blockStart += _blockLength;
        stream.Position = _blockStart;
        _blockLength = stream.ReadAtLeast(_block, 1, throwOnEndOfStream: false);
        _next = 0;
        if (_blockLength == 0) throw EndsAt(0);
    }
}
