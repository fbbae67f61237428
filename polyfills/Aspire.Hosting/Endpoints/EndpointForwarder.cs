using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Endpoints;

/// <summary>Listens on the loopback at the public port and hands connections to the replicas in turn.</summary>
internal sealed partial class EndpointForwarder : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly EndpointRoute _route;
    private readonly ILogger _logger;
    private readonly List<TcpListener> _listeners;
    private readonly Task _accepting;
    private int _next;

    public EndpointForwarder(EndpointRoute route, ILogger logger)
    {
        _route = route;
        _logger = logger;
        _listeners = [.. Addresses().Select(address => new TcpListener(address, route.PublicPort))];
        foreach (var listener in _listeners)
            listener.Start();
        _accepting = Task.WhenAll(_listeners.Select(AcceptAsync));
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        foreach (var listener in _listeners)
            listener.Dispose();
        await _accepting;
        _stopping.Dispose();
    }

    private static IEnumerable<IPAddress> Addresses() => Socket.OSSupportsIPv6 ? [IPAddress.Loopback, IPAddress.IPv6Loopback] : [IPAddress.Loopback];

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true)
                _ = ForwardAsync(await listener.AcceptTcpClientAsync(_stopping.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or SocketException && _stopping.IsCancellationRequested)
        {
            // Stopped.
        }
    }

    private async Task ForwardAsync(TcpClient client)
    {
        try
        {
            using (client)
            using (var target = await ConnectAsync())
            {
                await Task.WhenAll(
                    CopyAsync(client, target),
                    CopyAsync(target, client));
            }
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            Log.Closed(_logger, _route.PublicPort, e.Message);
        }
    }

    /// <summary>To the replica whose turn it is, or the next one that lives.</summary>
    private async Task<TcpClient> ConnectAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            var port = _route.TargetPorts[(int)((uint)Interlocked.Increment(ref _next) % (uint)_route.TargetPorts.Count)];
            var target = new TcpClient();
            try
            {
                await target.ConnectAsync("localhost", port, _stopping.Token);
                return target;
            }
            catch (SocketException) when (attempt < _route.TargetPorts.Count)
            {
                target.Dispose();
            }
            catch
            {
                target.Dispose();
                throw;
            }
        }
    }

    private async Task CopyAsync(TcpClient from, TcpClient to)
    {
        await from.GetStream().CopyToAsync(to.GetStream(), _stopping.Token);
        to.Client.Shutdown(SocketShutdown.Send);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "Connection to port {Port} closed: {Reason}")]
        public static partial void Closed(ILogger logger, int port, string reason);
    }
}
