using Aspire.Hosting.Dashboard.Metrics;

namespace Aspire.Hosting.Dashboard.Otlp;

/// <summary>Takes the body of an export request, whichever way it came, and wakes those who look.</summary>
internal sealed class TelemetryIntake(SpanDecoder spanDecoder, LogDecoder logDecoder, MetricDecoder metricDecoder, TraceStore traces, LogStore logs, MetricStore metrics, LiveSignals signals)
{
    /// <exception cref="InvalidDataException">The bytes are no such request.</exception>
    public void TakeTraces(ReadOnlySpan<byte> request)
    {
        traces.Add(spanDecoder.Decode(request));
        signals.Raise(Changes.Traces);
    }

    /// <inheritdoc cref="TakeTraces"/>
    public void TakeLogs(ReadOnlySpan<byte> request)
    {
        logs.Add(logDecoder.Decode(request));
        signals.Raise(Changes.Logs);
    }

    /// <inheritdoc cref="TakeTraces"/>
    public void TakeMetrics(ReadOnlySpan<byte> request)
    {
        metricDecoder.Decode(request, metrics);
        signals.Raise(Changes.Metrics);
    }
}
