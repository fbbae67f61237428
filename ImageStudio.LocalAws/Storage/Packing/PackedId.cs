using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace ImageStudio.LocalAws.Storage.Packing;

/// <summary>Where a packed body is; written as <c>{segment}.{start}.{length}</c>, which no id of a file is.</summary>
/// <param name="Segment">Number of the segment, from 1.</param>
/// <param name="Start">Bytes from the segment's start.</param>
/// <param name="Length">Bytes.</param>
internal sealed record PackedId(int Segment, int Start, int Length)
{
    public int End => Start + Length;

    public static bool TryParse(string id, [NotNullWhen(true)] out PackedId? packed)
    {
        packed = id.Split('.') is [var segment, var start, var length] && TryNumber(segment, out var s) && TryNumber(start, out var from) && TryNumber(length, out var count)
            ? new PackedId(s, from, count)
            : null;
        return packed is not null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Segment}.{Start}.{Length}");

    private static bool TryNumber(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
