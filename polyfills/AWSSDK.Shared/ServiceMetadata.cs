using Amazon.Runtime.Internal;

namespace Amazon.Polyfills;

/// <summary>The service's name in user agent and telemetry.</summary>
internal sealed class ServiceMetadata(string serviceId) : IServiceMetadata
{
    public string ServiceId => serviceId;

    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();
}
