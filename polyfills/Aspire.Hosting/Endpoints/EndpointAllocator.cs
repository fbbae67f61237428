using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Endpoints;

/// <summary>
/// Gives every endpoint its ports. One process listens on the public port itself; only replicas, and endpoints whose
/// target port differs from the public one, need a forwarder in between.
/// </summary>
internal sealed class EndpointAllocator(DistributedApplicationModel model, IConfiguration configuration, DashboardSettings? dashboard = null)
{
    private const string RandomizePorts = "DcpPublisher:RandomizePorts";

    private readonly bool _randomize = configuration.GetValue(RandomizePorts, false);

    private IEnumerable<(IResource Resource, EndpointAnnotation Endpoint)> Endpoints => model.Resources
        .Where(resource => resource is ProjectResource or ExecutableResource)
        .SelectMany(resource => resource.Annotations.OfType<EndpointAnnotation>().Select(endpoint => (resource, endpoint)));

    /// <exception cref="DistributedApplicationException">Fixed ports are taken; the message names all of them and who holds them.</exception>
    public void ThrowIfTaken() => FixedPorts.ThrowIfTaken([.. dashboard?.FixedPorts ?? [], .. WantedPorts]);

    /// <inheritdoc cref="ThrowIfTaken"/>
    public void AllocateAll()
    {
        FixedPorts.ThrowIfTaken(WantedPorts); // Again: an AppHost may add endpoints before the start.
        foreach (var (resource, endpoint) in Endpoints)
            Allocate(endpoint, resource.GetReplicaCount());
    }

    private IEnumerable<(string Resource, string Endpoint, int Port)> WantedPorts =>
        Endpoints.Where(e => Wanted(e.Endpoint) is not null).Select(e => (e.Resource.Name, e.Endpoint.Name, Wanted(e.Endpoint)!.Value));

    private void Allocate(EndpointAnnotation endpoint, int replicas)
    {
        var port = Wanted(endpoint) ?? (replicas == 1 && !_randomize ? endpoint.TargetPort : null) ?? FreePorts.Take();
        var targets = replicas > 1 ? [.. Enumerable.Range(0, replicas).Select(_ => FreePorts.Take())]
            : new[] { endpoint.IsProxied ? endpoint.TargetPort ?? port : port };

        endpoint.Route = new EndpointRoute(port, targets);
        endpoint.AllocatedEndpoint = new AllocatedEndpoint(endpoint, endpoint.TargetHost, port);
    }

    /// <summary>An endpoint that is explicitly without a proxy keeps its port in tests, too.</summary>
    private int? Wanted(EndpointAnnotation endpoint) => endpoint.IsProxied
        ? _randomize ? null : endpoint.Port
        : endpoint.Port ?? endpoint.TargetPort;
}
