using System.Globalization;

namespace ImageStudio.Benchmarks.Soak;

/// <summary>Resident memory by process over the number of photos, as a chart of Mermaid and as a table.</summary>
internal sealed class MemoryChart
{
    // What comes before belongs to starting: compiling, pools and caches.
    private const double Settled = 0.2;

    private readonly List<int> _photos = [];
    private readonly SortedDictionary<string, List<double>> _megabytes = new(StringComparer.Ordinal);

    public void Add(int photos, IReadOnlyList<(string Service, double Megabytes)> now)
    {
        _photos.Add(photos);
        foreach (var (service, megabytes) in now)
        {
            if (!_megabytes.TryGetValue(service, out var values)) _megabytes[service] = values = [];
            values.Add(megabytes);
        }
    }

    public void Print(TextWriter output)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            ```mermaid
            xychart-beta
                title "Resident memory in MB over photos processed"
                x-axis "photos" 0 --> {_photos[^1]}
                y-axis "MB" 0 --> {Math.Ceiling(_megabytes.Values.Max(values => values.Max()) / 50) * 50}
            """));
        foreach (var (service, values) in _megabytes) output.WriteLine($"    line \"{service}\" [{string.Join(", ", values.Select(Text))}]");
        output.WriteLine("""
            ```

            | process | at the start | after a fifth | at the end | highest | growth over the last four fifths |
            |---|---|---|---|---|---|
            """);
        foreach (var (service, values) in _megabytes)
        {
            var settled = values[(int)(values.Count * Settled)];
            output.WriteLine($"| {service} | {Text(values[0])} | {Text(settled)} | {Text(values[^1])} | {Text(values.Max())} | {Text(values[^1] - settled)} MB |");
        }
    }

    private static string Text(double megabytes) => megabytes.ToString("0", CultureInfo.InvariantCulture);
}
