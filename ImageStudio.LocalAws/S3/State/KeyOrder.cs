namespace ImageStudio.LocalAws.S3.State;

/// <summary>
/// The order of S3 listings: by the bytes of the key in UTF-8. Ordinal order of UTF-16 differs from it only where a surrogate
/// meets a character above it (U+E000 to U+FFFF).
/// </summary>
internal sealed class KeyOrder : IComparer<string>
{
    public static KeyOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        ReadOnlySpan<char> left = x, right = y;
        var same = left.CommonPrefixLength(right);
        return same == left.Length || same == right.Length ? left.Length - right.Length : Weight(left[same]) - Weight(right[same]);
    }

    private static int Weight(char c) => c switch
    {
        >= '\uE000' => c - 0x800,
        >= '\uD800' => c + 0x2000,
        _ => c,
    };
}
