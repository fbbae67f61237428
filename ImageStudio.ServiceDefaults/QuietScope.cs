using System.Diagnostics;
using OpenTelemetry;

namespace ImageStudio.ServiceDefaults;

/// <summary>
/// Calls in here leave no span: neither in this process (suppressed) nor, by the unsampled context that goes with them,
/// in the service that is called.
/// </summary>
public sealed class QuietScope : IDisposable
{
    private readonly IDisposable _suppression = SuppressInstrumentationScope.Begin();
    private readonly Activity _unsampled = new("quiet");

    private QuietScope()
    {
    }

    /// <summary>From here on, until it is disposed of in the same flow.</summary>
    public static QuietScope Begin()
    {
        var scope = new QuietScope();
        scope._unsampled.SetIdFormat(ActivityIdFormat.W3C).Start();
        return scope;
    }

    /// <summary>Lets spans be again, in the same flow and until it is disposed of, for what was heard in quiet and is no noise: it has to last until those spans have ended.</summary>
    public static IDisposable Lift() => SuppressInstrumentationScope.Begin(false);

    /// <summary>Ends it.</summary>
    public void Dispose()
    {
        _unsampled.Dispose();
        _suppression.Dispose();
    }
}
