namespace Aspire.Hosting.Endpoints;

/// <summary>Where the processes of a resource listen, one port per replica; a forwarder joins them to the public port where that differs.</summary>
internal sealed record EndpointRoute(int PublicPort, IReadOnlyList<int> TargetPorts)
{
    public bool IsForwarded => TargetPorts.Count > 1 || TargetPorts[0] != PublicPort;
}
