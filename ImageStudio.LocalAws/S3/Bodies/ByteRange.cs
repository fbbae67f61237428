using System.Globalization;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Bodies;

/// <summary>A stretch of an object, in bytes.</summary>
internal readonly record struct ByteRange(long Start, long Length)
{
    public long End => Start + Length - 1;

    /// <summary>What a request asks for; <c>null</c> for the whole object.</summary>
    /// <exception cref="AwsException">InvalidRange, InvalidPartNumber, InvalidRequest.</exception>
    public static ByteRange? Select(StoredObject value, string? range, int? partNumber)
    {
        if (partNumber is null)
            return Parse(range, value.Size);
        if (range is not null)
            throw S3Errors.InvalidRequest("Cannot specify both Range header and partNumber query parameter.");
        return OfPart(value, partNumber.Value);
    }

    /// <summary>Reads <c>bytes=0-9</c>, <c>bytes=10-</c> or <c>bytes=-10</c>; anything else means the whole, as in RFC 9110.</summary>
    /// <exception cref="AwsException">InvalidRange.</exception>
    public static ByteRange? Parse(string? range, long size)
    {
        if (range is null || !range.StartsWith("bytes=", StringComparison.OrdinalIgnoreCase) || range[6..].Split('-') is not [var first, var last])
            return null;
        if (first.Length == 0)
        {
            if (!TryNumber(last, out var suffix))
                return null;
            return suffix == 0 || size == 0 ? throw S3Errors.InvalidRange(range, size) : new ByteRange(Math.Max(0, size - suffix), Math.Min(size, suffix));
        }
        var end = long.MaxValue;
        if (!TryNumber(first, out var start) || (last.Length > 0 && !TryNumber(last, out end)) || end < start)
            return null;
        return start >= size ? throw S3Errors.InvalidRange(range, size) : new ByteRange(start, Math.Min(end, size - 1) - start + 1);
    }

    private static ByteRange? OfPart(StoredObject value, int partNumber)
    {
        var parts = value.IsMultipart ? value.Body.Count : 1;
        if (partNumber < 1 || partNumber > parts)
            throw S3Errors.InvalidPartNumber(partNumber, parts);
        return value.IsMultipart ? new ByteRange(value.Body.Take(partNumber - 1).Sum(p => p.Length), value.Body[partNumber - 1].Length) : null;
    }

    private static bool TryNumber(string text, out long number) => long.TryParse(text.AsSpan().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
