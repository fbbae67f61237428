using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Endpoints;

/// <summary>One forwarder per endpoint whose processes listen elsewhere than on the public port.</summary>
internal sealed class EndpointForwarders(ILogger<EndpointForwarder> logger) : IAsyncDisposable
{
    private readonly List<EndpointForwarder> _forwarders = [];

    public void Open(IEnumerable<IResource> resources)
    {
        foreach (var route in resources.SelectMany(r => r.Annotations.OfType<EndpointAnnotation>()).Select(e => e.Route).OfType<EndpointRoute>().Where(r => r.IsForwarded))
            _forwarders.Add(new EndpointForwarder(route, logger));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var forwarder in _forwarders)
            await forwarder.DisposeAsync();
        _forwarders.Clear();
    }
}
