using System.Diagnostics;
using OpenTelemetry;

namespace ImageStudio.Workers.Consuming;

/// <summary>
/// Calls in here leave no span: neither in this process (suppressed) nor, by the unsampled context that goes with them,
/// in the service that is called.
/// </summary>
internal sealed class QuietScope : IDisposable
{
    private readonly IDisposable _suppression = SuppressInstrumentationScope.Begin();
    private readonly Activity _unsampled = new("quiet");

    private QuietScope()
    {
    }

    public static QuietScope Begin()
    {
        var scope = new QuietScope();
        scope._unsampled.SetIdFormat(ActivityIdFormat.W3C).Start();
        return scope;
    }

    public void Dispose()
    {
        _unsampled.Dispose();
        _suppression.Dispose();
    }
}
