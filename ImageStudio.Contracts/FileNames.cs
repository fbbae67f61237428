using System.Text;

namespace ImageStudio.Contracts;

/// <summary>File names as visitors send them: kept as they are, except for what would be a path, a control character or too long.</summary>
public static class FileNames
{
    /// <summary>Longest file name in a key, in bytes of UTF-8; leaves room for the prefixes of every other key.</summary>
    public const int MaxBytes = 255;

    private const string Nameless = "photo";

    /// <summary>
    /// The last segment of <paramref name="name"/> without control and invisible formatting characters, cut to
    /// <see cref="MaxBytes"/> before its extension; <c>photo</c> where nothing is left.
    /// </summary>
    public static string Sanitise(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var kept = new StringBuilder(last.Length);
        foreach (var rune in last.EnumerateRunes())
        {
            var invisible = Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format;
            if (!invisible && rune != Rune.ReplacementChar) kept.Append(rune);
        }

        var clean = kept.ToString().Trim();
        return clean.Trim('.').Length == 0 ? Nameless : Shorten(clean);
    }

    private static string Shorten(string name)
    {
        if (Encoding.UTF8.GetByteCount(name) <= MaxBytes) return name;
        var extension = Path.GetExtension(name);
        if (Encoding.UTF8.GetByteCount(extension) > 16) extension = "";

        var room = MaxBytes - Encoding.UTF8.GetByteCount(extension);
        var stem = new StringBuilder();
        foreach (var rune in name[..^extension.Length].EnumerateRunes())
        {
            if ((room -= rune.Utf8SequenceLength) < 0) break;
            stem.Append(rune);
        }

        return stem + extension;
    }
}
