using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace ImageStudio.Contracts;

/// <summary>
/// Identifies an upload: 48 bits of inverted milliseconds and 32 random bits in Crockford's base 32
/// (https://www.crockford.com/base32.html), 16 characters. Ids sort newest first, so that a plain listing of the bucket is the gallery's order.
/// </summary>
public readonly record struct UploadId : IComparable<UploadId>
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Characters = 16;
    private const long MaxMilliseconds = (1L << 48) - 1;
    private static readonly SearchValues<char> Digits = SearchValues.Create(Alphabet);

    private readonly string? _text;

    private UploadId(string text) => _text = text;

    /// <summary>A new id for an upload at the clock's present time.</summary>
    public static UploadId New(TimeProvider time)
    {
        var inverted = (UInt128)(ulong)(MaxMilliseconds - time.GetUtcNow().ToUnixTimeMilliseconds());
        var value = (inverted << 32) | (UInt128)BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(4));
        return new UploadId(string.Create(Characters, value, static (text, rest) =>
        {
            for (var i = Characters - 1; i >= 0; i--, rest >>= 5) text[i] = Alphabet[(int)(rest & 31)];
        }));
    }

    /// <summary>Reads an id; false where <paramref name="text"/> is not one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out UploadId id)
    {
        var valid = text is { Length: Characters } && !text.AsSpan().ContainsAnyExcept(Digits);
        id = valid ? new UploadId(text!) : default;
        return valid;
    }

    /// <summary>When the upload was made, to the millisecond.</summary>
    public DateTimeOffset Time
    {
        get
        {
            UInt128 value = 0;
            foreach (var character in ToString()) value = (value << 5) | (UInt128)Alphabet.IndexOf(character);
            return DateTimeOffset.FromUnixTimeMilliseconds(MaxMilliseconds - (long)(value >> 32));
        }
    }

    /// <inheritdoc />
    public int CompareTo(UploadId other) => string.CompareOrdinal(ToString(), other.ToString());

    /// <summary>Newer first.</summary>
    public static bool operator <(UploadId left, UploadId right) => left.CompareTo(right) < 0;

    /// <summary>Older last.</summary>
    public static bool operator >(UploadId left, UploadId right) => left.CompareTo(right) > 0;

    /// <summary>Not after.</summary>
    public static bool operator <=(UploadId left, UploadId right) => left.CompareTo(right) <= 0;

    /// <summary>Not before.</summary>
    public static bool operator >=(UploadId left, UploadId right) => left.CompareTo(right) >= 0;

    /// <inheritdoc />
    public override string ToString() => _text ?? new string('0', Characters);
}
