using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ImageStudio.LocalAws.Telemetry;

/// <summary>An operation under way; disposing it ends the span and records the duration.</summary>
internal sealed class OperationSpan(Activity? activity, string service, string operation, Histogram<double> duration, TimeProvider time) : IDisposable
{
    private readonly long _start = time.GetTimestamp();
    private string? _error;
    private bool _suppressed;

    /// <summary>The span where it is recorded, for further attributes.</summary>
    public Activity? Activity => activity;

    /// <summary>Marks the operation as failed with an error code.</summary>
    public void Fail(string error, ActivityStatusCode status = ActivityStatusCode.Error)
    {
        _error = error;
        activity?.SetTag("error.type", error).SetStatus(status);
    }

    /// <summary>Leaves the operation out of trace and metrics.</summary>
    public void Suppress()
    {
        _suppressed = true;
        if (activity is null)
            return;
        // Exporters take recorded spans only.
        activity.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        activity.IsAllDataRequested = false;
    }

    public void Dispose()
    {
        activity?.Dispose();
        if (_suppressed)
            return;
        var tags = new TagList { { "rpc.service", service }, { "rpc.method", operation } };
        if (_error is not null)
            tags.Add("error.type", _error);
        duration.Record(time.GetElapsedTime(_start).TotalSeconds, tags);
    }
}
