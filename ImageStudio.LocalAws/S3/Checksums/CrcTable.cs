using System.Buffers.Binary;

namespace ImageStudio.LocalAws.S3.Checksums;

/// <summary>
/// A reflected CRC of up to 64 bits, eight bytes a step (slicing-by-8). The parameters are those of
/// https://reveng.sourceforge.io/crc-catalogue/all.htm: CRC-32/ISO-HDLC, CRC-32/ISCSI, CRC-64/NVME.
/// </summary>
internal sealed class CrcTable
{
    private readonly ulong[] _table = new ulong[8 * 256];

    private CrcTable(ulong reflectedPolynomial, ulong initial)
    {
        Initial = initial;
        for (var i = 0; i < 256; i++)
        {
            var value = (ulong)i;
            for (var bit = 0; bit < 8; bit++)
                value = (value >> 1) ^ ((value & 1) * reflectedPolynomial);
            _table[i] = value;
        }
        for (var i = 256; i < _table.Length; i++)
            _table[i] = (_table[i - 256] >> 8) ^ _table[(byte)_table[i - 256]];
    }

    public static CrcTable Crc32 { get; } = new(0xEDB88320, uint.MaxValue);

    public static CrcTable Crc32C { get; } = new(0x82F63B78, uint.MaxValue);

    public static CrcTable Crc64Nvme { get; } = new(0x9A6C9329AC4BC9B5, ulong.MaxValue);

    /// <summary>All ones of the CRC's width: the start, and what the result is inverted with.</summary>
    public ulong Initial { get; }

    public ulong Update(ulong crc, ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<ulong> table = _table;
        while (bytes.Length >= 8)
        {
            crc ^= BinaryPrimitives.ReadUInt64LittleEndian(bytes);
            crc = table[(7 * 256) + (byte)crc] ^ table[(6 * 256) + (byte)(crc >> 8)]
                ^ table[(5 * 256) + (byte)(crc >> 16)] ^ table[(4 * 256) + (byte)(crc >> 24)]
                ^ table[(3 * 256) + (byte)(crc >> 32)] ^ table[(2 * 256) + (byte)(crc >> 40)]
                ^ table[256 + (byte)(crc >> 48)] ^ table[(byte)(crc >> 56)];
            bytes = bytes[8..];
        }
        foreach (var single in bytes)
            crc = (crc >> 8) ^ table[(byte)(crc ^ single)];
        return crc;
    }
}
