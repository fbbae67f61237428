namespace Aspire.Hosting.Dashboard.Metrics;

/// <summary>The points of one combination of an instrument's attributes, oldest first.</summary>
internal sealed class MetricSeries(IReadOnlyList<TelemetryAttribute> attributes, int limit)
{
    private readonly List<MetricPoint> _points = [];

    public IReadOnlyList<TelemetryAttribute> Attributes { get; } = attributes;

    public IReadOnlyList<MetricPoint> Points => _points;

    /// <summary>Takes the point. Of a run of equal values the first and the last are kept: what stands still needs no room.</summary>
    public void Add(MetricPoint point, bool isDelta)
    {
        var added = isDelta ? Accumulated(point) : point;
        if (_points.Count > 0 && added.Time <= _points[^1].Time) return;
        if (_points.Count > 1 && IsEqual(_points[^1], added) && IsEqual(_points[^2], added)) _points[^1] = added;
        else _points.Add(added);
        // Removing one by one would move all the others each time.
        if (_points.Count > limit + (limit / 8)) _points.RemoveRange(0, _points.Count - limit);
    }

    /// <summary>The last point at or before the time; null where there is none, or none for so long that nobody reports any more.</summary>
    public MetricPoint? At(double time, double patience)
    {
        var (low, high) = (0, _points.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_points[middle].Time <= time) low = middle + 1;
            else high = middle;
        }

        if (low == 0) return null;
        // Between the first and the last of a run nothing has changed.
        var isInRun = low < _points.Count && IsEqual(_points[low - 1], _points[low]);
        return isInRun || time - _points[low - 1].Time <= patience ? _points[low - 1] : null;
    }

    public bool Meets(IEnumerable<KeyValuePair<string, string>> filter) =>
        filter.All(wanted => Attributes.Any(attribute => attribute.Key == wanted.Key && attribute.Value == wanted.Value));

    private static bool IsEqual(MetricPoint one, MetricPoint other) =>
        one.Value.Equals(other.Value) && (one.Histogram?.Total ?? 0).Equals(other.Histogram?.Total ?? 0);

    private MetricPoint Accumulated(MetricPoint point) => _points.Count == 0 ? point : point with
    {
        Value = _points[^1].Value + point.Value,
        Histogram = _points[^1].Histogram is { } before ? point.Histogram?.Plus(before) : point.Histogram,
    };
}
