using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Dashboard.Otlp;

namespace ImageStudio.Tests.Polyfills.Dashboard;

/// <summary>The dashboard's decoders, put together as its server does.</summary>
internal sealed class Decoders
{
    public Decoders(TelemetryLimits? limits = null)
    {
        limits ??= new TelemetryLimits();
        var values = new AnyValues(limits);
        var request = new OtlpRequest(values, new ResourceRegistry(limits));
        Spans = new SpanDecoder(request, values, limits);
        Logs = new LogDecoder(request, values);
        Metrics = new MetricDecoder(request, values, new MetricPointDecoder(values));
    }

    public SpanDecoder Spans { get; }

    public LogDecoder Logs { get; }

    public MetricDecoder Metrics { get; }
}
