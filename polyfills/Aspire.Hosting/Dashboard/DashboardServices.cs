using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard.Access;
using Aspire.Hosting.Dashboard.Api;
using Aspire.Hosting.Dashboard.Metrics;
using Aspire.Hosting.Dashboard.Otlp;
using Aspire.Hosting.Dashboard.Resources;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Dashboard;

/// <summary>What the dashboard is made of.</summary>
internal static class DashboardServices
{
    /// <summary>Adds the dashboard to the AppHost, before what starts resources.</summary>
    public static void Add(IServiceCollection appHost)
    {
        appHost.AddSingleton(provider => new DashboardSettings(provider.GetRequiredService<IConfiguration>()));
        appHost.AddHostedService<DashboardServer>();
    }

    /// <summary>Adds the parts of the web server; what the AppHost has already is passed on.</summary>
    public static void AddDashboard(this IServiceCollection services, IServiceProvider appHost)
    {
        services.AddSingleton(appHost.GetRequiredService<ResourceNotificationService>());
        services.AddSingleton(appHost.GetRequiredService<ResourceLoggerService>());
        services.AddSingleton(appHost.GetRequiredService<ResourceCommandService>());
        services.AddSingleton(appHost.GetRequiredService<DistributedApplicationModel>());
        services.AddSingleton(appHost.GetRequiredService<TimeProvider>());
        services.AddSingleton(appHost.GetRequiredService<IHostEnvironment>());
        services.AddSingleton(provider => provider.GetRequiredService<DashboardSettings>().Limits);
        services.AddSingleton(new ResourceDescriber(appHost));
        services.AddSingleton<ResourceBoard>();
        services.AddHostedService(provider => provider.GetRequiredService<ResourceBoard>());
        AddTelemetry(services);
        AddPages(services);
    }

    private static void AddTelemetry(IServiceCollection services)
    {
        services.AddSingleton<LiveSignals>();
        services.AddSingleton<ResourceRegistry>();
        services.AddSingleton<TraceStore>();
        services.AddSingleton<LogStore>();
        services.AddSingleton<MetricStore>();
        services.AddSingleton<AnyValues>();
        services.AddSingleton<OtlpRequest>();
        services.AddSingleton<SpanDecoder>();
        services.AddSingleton<LogDecoder>();
        services.AddSingleton<MetricPointDecoder>();
        services.AddSingleton<MetricDecoder>();
        services.AddSingleton<TelemetryIntake>();
        services.AddSingleton<OtlpKey>();
        services.AddSingleton<OtlpHttp>();
        services.AddSingleton<OtlpGrpc>();
    }

    private static void AddPages(IServiceCollection services)
    {
        services.AddSingleton<Visitors>();
        services.AddSingleton<PageFiles>();
        services.AddSingleton<Login>();
        services.AddSingleton<ResourcesApi>();
        services.AddSingleton<TracesApi>();
        services.AddSingleton<LogsApi>();
        services.AddSingleton<MetricsApi>();
        services.AddSingleton<LiveApi>();
    }
}
