using System.Globalization;
using ImageStudio.Contracts;

namespace ImageStudio.Web.Gallery.Downloads;

/// <summary>Names of the files in one archive: safe on every system, and each only once.</summary>
internal sealed class ZipNames
{
    private const string NotOnWindows = "<>:\"/\\|?*";

    // https://learn.microsoft.com/windows/win32/fileio/naming-a-file#naming-conventions
    private static readonly HashSet<string> Reserved = new(
        ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(1, 9).SelectMany(number => new[] { $"COM{number}", $"LPT{number}" })], StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<string, string[]> Extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["image/jpeg"] = [".jpg", ".jpeg", ".jpe", ".jfif"],
        ["image/png"] = [".png"],
        ["image/webp"] = [".webp"],
        ["image/gif"] = [".gif"],
    };

    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A name like <paramref name="name"/> that nothing in the archive has yet.</summary>
    /// <param name="name">File name, as anybody may have chosen it.</param>
    /// <param name="type">Media type of the content; the name gets an extension of it where it has another one. Nothing to leave that alone.</param>
    public string Take(string name, string? type = null)
    {
        var safe = Safe(name);
        if (type is not null && Extensions.TryGetValue(type, out var fitting) && !fitting.Contains(Path.GetExtension(safe), StringComparer.OrdinalIgnoreCase)) safe += fitting[0];
        var free = safe;
        for (var number = 2; !_taken.Add(free); number++)
            free = $"{Path.GetFileNameWithoutExtension(safe)} ({number.ToString(CultureInfo.InvariantCulture)}){Path.GetExtension(safe)}";
        return free;
    }

    private static string Safe(string name)
    {
        var kept = string.Concat(FileNames.Sanitise(name).Select(character => NotOnWindows.Contains(character, StringComparison.Ordinal) ? '_' : character)).TrimEnd(' ', '.');
        if (kept.Length == 0) return "photo";
        return Reserved.Contains(kept.Split('.')[0].TrimEnd()) ? $"_{kept}" : kept;
    }
}
