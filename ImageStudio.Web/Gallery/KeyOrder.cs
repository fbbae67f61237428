namespace ImageStudio.Web.Gallery;

/// <summary>
/// The order of S3's listings: by the bytes of UTF-8. Ordinal comparison of .NET strings differs from it where characters
/// outside the basic plane meet those from U+E000 on.
/// </summary>
internal sealed class KeyOrder : IComparer<string>
{
    public static KeyOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        if (x is null || y is null) return Comparer<string>.Default.Compare(x, y);
        var common = x.AsSpan().CommonPrefixLength(y);
        if (common == x.Length || common == y.Length) return x.Length.CompareTo(y.Length);
        var (left, right) = (x[common], y[common]);
        return char.IsSurrogate(left) == char.IsSurrogate(right) ? left.CompareTo(right) : char.IsSurrogate(left) ? 1 : -1;
    }
}
