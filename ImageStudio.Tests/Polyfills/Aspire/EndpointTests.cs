using System.Net;
using System.Net.Sockets;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using ImageStudio.Tests.Fixtures;

namespace ImageStudio.Tests.Polyfills.Aspire;

/// <summary>Ports: free ones in tests, fixed ones where asked for, and who has them when they are taken.</summary>
public class EndpointTests
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(30);

    [RequiresToolFact("sh")]
    public async Task A_process_learns_its_port_and_others_learn_its_address()
    {
        using var deadline = new CancellationTokenSource(_limit);
        await using var builder = DistributedApplicationTestingBuilder.Create();
        var server = builder.AddExecutable("server", "sh", ".", "-c", "echo port $PORT; sleep 60").WithHttpEndpoint(port: 80, env: "PORT", name: "http");
        var address = ReferenceExpression.Create($"http://{server.GetEndpoint("http").Property(EndpointProperty.IPV4Host)}:{server.GetEndpoint("http").Property(EndpointProperty.Port)}");
        builder.AddExecutable("client", "sh", ".", "-c", "echo one $ONE; echo two $TWO").WithEnvironment("ONE", server.GetEndpoint("http")).WithEnvironment("TWO", address);
        await using var app = await builder.BuildAsync(deadline.Token);
        await app.StartAsync(deadline.Token);

        var url = app.GetEndpoint("server");
        var client = await Logs.LineAsync(app, "client", line => line.StartsWith("two ", StringComparison.Ordinal), _limit);

        Assert.NotEqual(80, url.Port);
        Assert.Equal($"two http://127.0.0.1:{url.Port}", client);
        Assert.Contains($"one http://localhost:{url.Port}", await Logs.OfAsync(app, "client"));
        Assert.Throws<ArgumentException>(() => app.GetEndpoint("client"));
    }

    [RequiresToolFact("sleep")]
    public async Task A_process_that_listens_elsewhere_is_reached_through_the_public_port()
    {
        using var deadline = new CancellationTokenSource(_limit);
        using var process = new TcpListener(IPAddress.Loopback, 0);
        process.Start();
        await using var builder = DistributedApplicationTestingBuilder.Create();
        builder.AddExecutable("server", "sleep", ".", "60").WithHttpEndpoint(targetPort: ((IPEndPoint)process.LocalEndpoint).Port);
        await using var app = await builder.BuildAsync(deadline.Token);
        await app.StartAsync(deadline.Token);
        using var client = new TcpClient();

        await client.ConnectAsync("localhost", app.GetEndpoint("server").Port, deadline.Token);
        using var server = await process.AcceptTcpClientAsync(deadline.Token);
        await client.GetStream().WriteAsync("there"u8.ToArray(), deadline.Token);
        await server.GetStream().WriteAsync("back!"u8.ToArray(), deadline.Token);

        Assert.Equal("there", await ReadAsync(server));
        Assert.Equal("back!", await ReadAsync(client));

        async Task<string> ReadAsync(TcpClient end)
        {
            var bytes = new byte[5];
            await end.GetStream().ReadExactlyAsync(bytes, deadline.Token);
            return System.Text.Encoding.ASCII.GetString(bytes);
        }
    }

    [RequiresToolFact("sleep")]
    public async Task A_port_that_is_taken_is_named_with_the_resource_before_anything_starts()
    {
        using var deadline = new CancellationTokenSource(_limit);
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        await using var builder = DistributedApplicationTestingBuilder.Create();
        builder.AddExecutable("server", "sleep", ".", "60").WithHttpEndpoint(port: port, isProxied: false);
        await using var app = await builder.BuildAsync(deadline.Token);

        var fault = await Assert.ThrowsAsync<DistributedApplicationException>(() => app.StartAsync(deadline.Token));

        Assert.Contains($"Port {port}", fault.Message, StringComparison.Ordinal);
        Assert.Contains("'server'", fault.Message, StringComparison.Ordinal);
        if (OperatingSystem.IsLinux())
            Assert.Contains($"process {Environment.ProcessId}", fault.Message, StringComparison.Ordinal);
    }
}
