using System.Net;
using System.Net.Sockets;

namespace Aspire.Hosting.Endpoints;

/// <summary>Says before anything starts which ports are taken, and by whom.</summary>
internal static class FixedPorts
{
    public static void ThrowIfTaken(IEnumerable<(string Resource, string Endpoint, int Port)> wanted)
    {
        var ports = wanted.ToList();
        var faults = ports.GroupBy(w => w.Port).Where(g => g.Count() > 1)
            .Select(g => $"Port {g.Key} is wanted by {string.Join(" and ", g.Select(w => $"'{w.Resource}' ({w.Endpoint})"))}.")
            .Concat(ports.DistinctBy(w => w.Port).Where(w => !IsFree(w.Port)).Select(Describe))
            .ToList();
        if (faults.Count > 0)
            throw new DistributedApplicationException(string.Join(System.Environment.NewLine, faults));
    }

    private static string Describe((string Resource, string Endpoint, int Port) taken) =>
        $"Port {taken.Port}, which '{taken.Resource}' needs for its endpoint '{taken.Endpoint}', is taken by {PortOwner.Find(taken.Port) ?? "another process"}. Stop that process, or give the endpoint another port.";

    private static bool IsFree(int port) => IsFree(IPAddress.Loopback, port) && (!Socket.OSSupportsIPv6 || IsFree(IPAddress.IPv6Loopback, port));

    private static bool IsFree(IPAddress address, int port)
    {
        using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address, port));
            socket.Listen(1);
            return true;
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.AddressNotAvailable)
        {
            return true; // No such loopback address here, so nobody can hold the port on it.
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
