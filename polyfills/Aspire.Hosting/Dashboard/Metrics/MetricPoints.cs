namespace Aspire.Hosting.Dashboard.Metrics;

internal enum InstrumentKind
{
    Gauge,
    Counter,
    UpDownCounter,
    Histogram,
}

/// <summary>What an instrument is, apart from its values.</summary>
internal sealed record InstrumentInfo(string Service, string Meter, string Name, string Unit, string Description, InstrumentKind Kind);

/// <summary>A value at a time in milliseconds; sums and histograms count from the start of the process.</summary>
/// <param name="Value">Of a histogram: the sum of what was measured.</param>
internal sealed record MetricPoint(double Time, double Value, HistogramCounts? Histogram = null);

/// <param name="Bounds">Upper bounds of all buckets but the last, which has none.</param>
/// <param name="Counts">One more than there are bounds.</param>
internal sealed record HistogramCounts(double[] Bounds, double[] Counts)
{
    public double Total => Counts.Sum();

    /// <summary>What has been added since; all of it where the process began anew or counts in other buckets.</summary>
    public HistogramCounts Since(HistogramCounts? before) =>
        before is null || before.Counts.Length != Counts.Length || before.Total > Total ? this
        : new HistogramCounts(Bounds, [.. Counts.Zip(before.Counts, (now, then) => Math.Max(0, now - then))]);

    public HistogramCounts Plus(HistogramCounts other) => other.Counts.Length != Counts.Length ? this
        : new HistogramCounts(Bounds, [.. Counts.Zip(other.Counts, (mine, theirs) => mine + theirs)]);

    /// <summary>The value that the given share of measurements stays below, taken as even within a bucket; null where there are none.</summary>
    public double? Percentile(double share)
    {
        var total = Total;
        if (total == 0 || Counts.Length != Bounds.Length + 1) return null;
        var (rank, below) = (share * total, 0.0);
        for (var i = 0; i < Counts.Length; i++)
        {
            if (below + Counts[i] >= rank && Counts[i] > 0)
            {
                if (i == Bounds.Length) return Bounds.Length > 0 ? Bounds[^1] : null; // Beyond the last bound nothing is known.
                var from = i > 0 ? Bounds[i - 1] : Math.Min(0, Bounds[0]);
                return from + ((Bounds[i] - from) * (rank - below) / Counts[i]);
            }

            below += Counts[i];
        }

        return null;
    }
}

/// <summary>A measurement that happened within a span.</summary>
internal sealed record Exemplar(double Time, double Value, string TraceId, string SpanId);
