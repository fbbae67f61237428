using System.Net;
using System.Net.Sockets;

namespace ImageStudio.Tests.Fixtures;

/// <summary>Asks the system for a loopback port that nobody listens on.</summary>
public static class FreePort
{
    /// <returns>A port that was free a moment ago; the caller starts its server on it at once.</returns>
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
