using System.Text;

namespace ImageStudio.Workers.Notifying;

/// <summary>
/// Subjects as SNS takes them (https://docs.aws.amazon.com/sns/latest/api/API_Publish.html): printable ASCII, up to 100 characters.
/// </summary>
internal static class MailSubject
{
    public const int MaxLength = 100;

    private const string Fallback = "Your photo";

    // The invariant globalisation mode has no decomposition of its own.
    private const string Accented = "ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöøùúûüýÿŠšŽžĆćČčĐđŁłŃńŐőŰűŘřŞşĞğİıĄąĘęŚśŹźŻż";
    private const string Plain = "AAAAAACEEEEIIIINOOOOOOUUUUYaaaaaaceeeeiiiinoooooouuuuyySsZzCcCcDdLlNnOoUuRrSsGgIiAaEeSsZzZz";

    /// <summary>The file's name in quotes and what is said of it; a name in a script that ASCII cannot show gives way to <c>Your photo</c>.</summary>
    public static string Of(string fileName, string statement)
    {
        var room = MaxLength - statement.Length - 3;
        var name = ToAscii(fileName);
        if (name is null) return $"{Fallback} {statement}";
        if (name.Length > room) name = string.Concat(name.AsSpan(0, room - 3), "...");
        return $"\"{name}\" {statement}";
    }

    private static string? ToAscii(string name)
    {
        var text = new StringBuilder(name.Length);
        var lost = 0;
        foreach (var rune in name.EnumerateRunes())
        {
            // Combining marks: their letter stands before them.
            if (Rune.GetUnicodeCategory(rune) == System.Globalization.UnicodeCategory.NonSpacingMark) continue;
            if (rune.Value is >= ' ' and <= '~') text.Append((char)rune.Value);
            else if (rune.IsBmp && Accented.IndexOf((char)rune.Value, StringComparison.Ordinal) is >= 0 and var at) text.Append(Plain[at]);
            else if (rune.Value == 'ß') text.Append("ss");
            else if (++lost > 0) text.Append('_');
        }

        var kept = text.ToString().Replace('"', '\'').Trim();
        return lost * 2 > Path.GetFileNameWithoutExtension(kept).Length || kept.Length == 0 ? null : kept;
    }
}
