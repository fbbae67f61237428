namespace Aspire.Hosting.Dashboard;

/// <summary>One object for each process that sends telemetry, however many requests it sends.</summary>
internal sealed class ResourceRegistry(TelemetryLimits limits)
{
    private const string Unknown = "unknown_service";

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Service, string Instance), TelemetryResource> _known = [];

    /// <summary>Names of the services that have sent anything, in order.</summary>
    public IReadOnlyList<string> Services
    {
        get
        {
            lock (_gate)
                return [.. _known.Keys.Select(key => key.Service).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        }
    }

    public TelemetryResource Of(IReadOnlyList<TelemetryAttribute> attributes)
    {
        var service = Value("service.name") is { Length: > 0 } name ? name : Unknown;
        var instance = Value("service.instance.id");
        lock (_gate)
        {
            if (_known.TryGetValue((service, instance), out var known)) return known;
            if (_known.Count >= limits.MaxResourceCount) return new TelemetryResource(Unknown, "", []);
            return _known[(service, instance)] = new TelemetryResource(service, instance, attributes);
        }

        string Value(string key) => attributes.FirstOrDefault(attribute => attribute.Key == key)?.Value ?? "";
    }
}
