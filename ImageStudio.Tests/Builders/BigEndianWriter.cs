using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace ImageStudio.Tests.Builders;

/// <summary>Writes numbers most significant byte first, as EXIF, ICC and JPEG do.</summary>
internal sealed class BigEndianWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    public BigEndianWriter Byte(byte value) => Bytes([value]);

    public BigEndianWriter UInt16(ushort value)
    {
        Span<byte> bytes = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, value);
        return Bytes(bytes);
    }

    public BigEndianWriter UInt32(uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return Bytes(bytes);
    }

    public BigEndianWriter Ascii(string text) => Bytes(Encoding.ASCII.GetBytes(text));

    public BigEndianWriter Bytes(ReadOnlySpan<byte> bytes)
    {
        _bytes.Write(bytes);
        return this;
    }

    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();
}
