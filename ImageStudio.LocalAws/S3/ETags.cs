namespace ImageStudio.LocalAws.S3;

/// <summary>ETags in conditions.</summary>
internal static class ETags
{
    /// <summary>Whether one of the comma-separated ETags of a condition, quoted or not, or <c>*</c>, is <paramref name="etag"/>.</summary>
    public static bool Matches(string condition, string etag) =>
        condition.Split(',', StringSplitOptions.TrimEntries).Any(c => c == "*" || Unquote(c) == etag);

    public static string Unquote(string etag)
    {
        if (etag.StartsWith("W/", StringComparison.Ordinal))
            etag = etag[2..];
        return etag.Trim('"');
    }

    public static string Quote(string etag) => $"\"{etag}\"";
}
