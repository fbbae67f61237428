using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace ImageStudio.LocalAws.Storage;

/// <summary>
/// A record on disk: marker, length and CRC-32C, four bytes each and little-endian, then the record as JSON. The CRC covers
/// length and JSON; the marker lets a reader find the next record behind a damaged one.
/// </summary>
internal static class JournalFrame
{
    /// <summary>First bytes of every journal file; the digit is the version of this format.</summary>
    public static ReadOnlySpan<byte> FileHeader => "LAWSJNL1"u8;

    public static ReadOnlySpan<byte> Marker => [0xF7, 0x4A, 0x52, 0xFE];

    /// <summary>Bytes before the JSON.</summary>
    public const int HeaderSize = 12;

    /// <summary>Largest JSON of one record, in bytes. A length above it is damage, not data.</summary>
    public const int MaxPayload = 256 * 1024 * 1024;

    /// <summary>Frames a record.</summary>
    public static void Write(IBufferWriter<byte> output, ReadOnlySpan<byte> payload)
    {
        var header = output.GetSpan(HeaderSize);
        Marker.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], payload.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(header[8..], Checksum(payload));
        output.Advance(HeaderSize);
        output.Write(payload);
    }

    /// <summary>Length of the JSON behind a header, or -1 where this is no header.</summary>
    public static int PayloadLength(ReadOnlySpan<byte> header)
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(header[4..]);
        return header.StartsWith(Marker) && length is > 0 and <= MaxPayload ? length : -1;
    }

    /// <summary>Whether header and JSON belong together.</summary>
    public static bool Matches(ReadOnlySpan<byte> header, ReadOnlySpan<byte> payload) =>
        BinaryPrimitives.ReadUInt32LittleEndian(header[8..]) == Checksum(payload);

    private static uint Checksum(ReadOnlySpan<byte> payload)
    {
        var crc = BitOperations.Crc32C(uint.MaxValue, (uint)payload.Length);
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(payload))
            crc = BitOperations.Crc32C(crc, BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word));
        foreach (var single in payload[(payload.Length & ~7)..])
            crc = BitOperations.Crc32C(crc, single);
        return ~crc;
    }
}
