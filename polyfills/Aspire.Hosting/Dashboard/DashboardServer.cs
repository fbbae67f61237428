using System.Net;
using Aspire.Hosting.Dashboard.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dashboard;

/// <summary>
/// The web server of the dashboard, inside the AppHost's process: what it shows is here already, and it ends with the AppHost
/// whatever ends that. It starts before any resource does, so that no telemetry is lost.
/// </summary>
internal sealed partial class DashboardServer(DashboardSettings settings, IServiceProvider appHost, ILoggerFactory loggers) : IHostedService, IAsyncDisposable
{
    private readonly ILogger _logger = loggers.CreateLogger<DashboardServer>();
    private WebApplication? _app;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _app = Build();
        try
        {
            await _app.StartAsync(cancellationToken);
        }
        catch (IOException e)
        {
            throw new DistributedApplicationException($"The dashboard cannot listen at {settings.Frontend}: {e.Message} Set {DashboardSettings.UrlsSetting} to another address.", e);
        }

        Log.Login(_logger, settings.Login);
        Log.Receives(_logger, settings.OtlpHttp, settings.OtlpGrpc is { } grpc ? $" and by gRPC at {grpc}" : "");
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_app is not null) await _app.StopAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null) await _app.DisposeAsync();
    }

    private WebApplication Build()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(Listen);
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.AddSingleton(loggers);
        builder.Services.AddSingleton(settings);
        builder.Services.AddRoutingCore();
        builder.Services.AddDashboard(appHost);
        var app = builder.Build();
        app.MapWhen(http => http.Connection.LocalPort == settings.Frontend.Port, pages => pages.Use(PageGuard.InvokeAsync).UseRouting().UseEndpoints(routes => routes.MapPages()));
        app.MapWhen(http => http.Connection.LocalPort != settings.Frontend.Port, receivers => receivers.UseRouting().UseEndpoints(routes => routes.MapReceivers()));
        return app;
    }

    private void Listen(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        Listen(settings.Frontend, HttpProtocols.Http1);
        Listen(settings.OtlpHttp, HttpProtocols.Http1);
        if (settings.OtlpGrpc is not null) Listen(settings.OtlpGrpc, HttpProtocols.Http2);

        void Listen(Uri address, HttpProtocols protocols)
        {
            if (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip)) kestrel.Listen(ip, address.Port, options => options.Protocols = protocols);
            else kestrel.ListenLocalhost(address.Port, options => options.Protocols = protocols);
        }
    }

    /// <summary>Ctrl-C is the AppHost's to hear.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private static partial class Log
    {
        // Tools look for the words before the address.
        [LoggerMessage(1, LogLevel.Information, "Login to the dashboard at {LoginUrl}")]
        public static partial void Login(ILogger logger, Uri loginUrl);

        [LoggerMessage(2, LogLevel.Debug, "The dashboard takes telemetry at {OtlpHttp}{OtlpGrpc}")]
        public static partial void Receives(ILogger logger, Uri otlpHttp, string otlpGrpc);
    }
}
