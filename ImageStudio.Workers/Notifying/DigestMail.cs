using System.Globalization;
using System.Text;

namespace ImageStudio.Workers.Notifying;

/// <summary>A mail about many uploads.</summary>
internal static class DigestMail
{
    /// <summary>Names that are given of each kind; of the others, how many they are.</summary>
    public const int MostNames = 10;

    private static readonly (string Kind, string One, string Many)[] Statements =
    [
        (Mail.ReceivedKind, "has arrived", "have arrived"),
        (Mail.ReadyKind, "is ready", "are ready"),
        (Mail.FailedKind, "could not be processed", "could not be processed"),
    ];

    /// <param name="counts">How many of each kind.</param>
    /// <param name="shown">The first ones of each kind.</param>
    /// <param name="galleryUrl">Setting <see cref="NotifierOptions.GalleryUrl"/>.</param>
    public static Mail Of(IReadOnlyDictionary<string, int> counts, IReadOnlyDictionary<string, DigestEntry[]> shown, string galleryUrl)
    {
        var told = Statements.Where(statement => counts.GetValueOrDefault(statement.Kind) > 0).ToArray();
        var subject = string.Join(", ", told.Select((statement, index) => Count(counts[statement.Kind], index == 0, statement.One, statement.Many)));
        var text = new StringBuilder("Many photos have come at once, so this mail is about all of them.\n");
        foreach (var (kind, one, many) in told) Append(text, Count(counts[kind], named: true, one, many), counts[kind], shown[kind]);
        if (galleryUrl.Length > 0) text.Append(CultureInfo.InvariantCulture, $"\nSee them here: {galleryUrl}\n");
        return new Mail("digest", subject, text.ToString());
    }

    private static void Append(StringBuilder text, string headline, int count, DigestEntry[] entries)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n{headline}:\n");
        foreach (var entry in entries)
            text.Append(CultureInfo.InvariantCulture, $"  {entry.Name}{(entry.Reason.Length > 0 ? $": {entry.Reason}" : "")}\n");
        if (count > entries.Length) text.Append(CultureInfo.InvariantCulture, $"  and {count - entries.Length} more\n");
    }

    private static string Count(int count, bool named, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{count}{(named ? count == 1 ? " photo" : " photos" : "")} {(count == 1 ? one : many)}");
}
