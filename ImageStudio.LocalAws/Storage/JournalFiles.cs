using System.Globalization;

namespace ImageStudio.LocalAws.Storage;

/// <summary>
/// The files of one journal: <c>s3.00000003.snapshot</c> is the whole state before <c>s3.00000003.log</c>, and the logs from
/// there on are what happened since. A snapshot appears by renaming, so one that is there is complete, and older files are
/// of no more use.
/// </summary>
internal sealed class JournalFiles(string folder, string name)
{
    private const string LogExtension = ".log";
    private const string SnapshotExtension = ".snapshot";

    public string Folder => folder;

    public string LogPath(int generation) => PathOf(generation, LogExtension);

    public string SnapshotPath(int generation) => PathOf(generation, SnapshotExtension);

    /// <summary>Where a snapshot is written before it is complete.</summary>
    public string UnfinishedPath(int generation) => PathOf(generation, ".unfinished");

    /// <summary>A name, not in use yet, for a copy of a damaged file.</summary>
    public static string DamagedPath(string path, DateTimeOffset now) => string.Create(CultureInfo.InvariantCulture, $"{path}.damaged-{now:yyyyMMdd'T'HHmmssfff}");

    /// <summary>What is to be replayed, in this order: the newest snapshot, if any, and the logs since.</summary>
    public (int First, int Last, IReadOnlyList<string> Paths) Live()
    {
        var snapshot = Generations(SnapshotExtension).Append(0).Max();
        int[] logs = [.. Generations(LogExtension).Where(g => g >= snapshot).Order()];
        return (snapshot, logs.Append(Math.Max(snapshot, 1)).Max(),
            [.. snapshot > 0 ? [SnapshotPath(snapshot)] : Array.Empty<string>(), .. logs.Select(LogPath)]);
    }

    /// <summary>Removes what the snapshot of <paramref name="generation"/> has replaced, and snapshots that were never finished.</summary>
    public void RemoveBefore(int generation)
    {
        foreach (var old in Generations(LogExtension).Where(g => g < generation).Select(LogPath)
            .Concat(Generations(SnapshotExtension).Where(g => g < generation).Select(SnapshotPath))
            .Concat(Generations(".unfinished").Select(UnfinishedPath)))
            File.Delete(old);
    }

    private string PathOf(int generation, string extension) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{name}.{generation:D8}{extension}"));

    private IEnumerable<int> Generations(string extension) =>
        from path in Directory.EnumerateFiles(folder, $"{name}.*{extension}")
        let middle = Path.GetFileName(path)[(name.Length + 1)..^extension.Length]
        where middle.Length == 8 && middle.All(char.IsAsciiDigit)
        select int.Parse(middle, CultureInfo.InvariantCulture);
}
