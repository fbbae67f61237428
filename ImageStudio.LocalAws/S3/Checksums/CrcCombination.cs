using System.Numerics;

namespace ImageStudio.LocalAws.S3.Checksums;

/// <summary>
/// The CRC of two pieces of data from the CRC of each. Appending zero bytes is a linear map of the CRC over GF(2); its powers
/// are reached by squaring, so that the length counts by its bits only.
/// </summary>
internal static class CrcCombination
{
    /// <param name="table">The CRC.</param>
    /// <param name="first">CRC of the first piece.</param>
    /// <param name="second">CRC of the second piece.</param>
    /// <param name="secondLength">Bytes of the second piece.</param>
    public static ulong Append(CrcTable table, ulong first, ulong second, long secondLength)
    {
        // Initial value and final inversion cancel out, as they are the same for all three.
        var map = OneZeroByte(table);
        for (var length = secondLength; length > 0; length >>= 1)
        {
            if ((length & 1) == 1)
                first = Apply(map, first);
            map = Square(map);
        }
        return first ^ second;
    }

    /// <summary>Column i is what the map makes of bit i.</summary>
    private static ulong[] OneZeroByte(CrcTable table)
    {
        var map = new ulong[64];
        for (var bit = 0; bit < 64; bit++)
            map[bit] = table.Update(1UL << bit, [0]);
        return map;
    }

    private static ulong[] Square(ulong[] map) => [.. map.Select(column => Apply(map, column))];

    private static ulong Apply(ulong[] map, ulong value)
    {
        var result = 0UL;
        for (; value != 0; value &= value - 1)
            result ^= map[BitOperations.TrailingZeroCount(value)];
        return result;
    }
}
