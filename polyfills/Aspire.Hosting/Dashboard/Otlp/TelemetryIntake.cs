using Aspire.Hosting.Dashboard.Metrics;

namespace Aspire.Hosting.Dashboard.Otlp;

/// <summary>Takes the body of an export request, whichever way it came, and wakes those who look.</summary>
internal sealed class TelemetryIntake(SpanDecoder spanDecoder, LogDecoder logDecoder, MetricDecoder metricDecoder, TraceStore traces, LogStore logs, MetricStore metrics, LiveSignals signals)
{
    /// <summary>False where there is no such signal.</summary>
    /// <param name="signal">traces, logs or metrics.</param>
    /// <exception cref="InvalidDataException">The bytes are no such request.</exception>
    public bool TryTake(string signal, ReadOnlySpan<byte> request)
    {
        switch (signal)
        {
            case "traces":
                traces.Add(spanDecoder.Decode(request));
                signals.Raise(Changes.Traces);
                return true;
            case "logs":
                logs.Add(logDecoder.Decode(request));
                signals.Raise(Changes.Logs);
                return true;
            case "metrics":
                metricDecoder.Decode(request, metrics);
                signals.Raise(Changes.Metrics);
                return true;
            default:
                return false;
        }
    }
}
