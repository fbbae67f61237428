using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Endpoints;
using Aspire.Hosting.Environment;
using Aspire.Hosting.Health;
using Aspire.Hosting.Logging;
using Aspire.Hosting.Processes;
using Aspire.Hosting.Publishing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Hosting;

/// <summary>
/// The services of an AppHost, in the order in which they start.
/// </summary>
internal static class HostingServices
{
    public static void Add(HostApplicationBuilder host, DistributedApplicationOptions options, AppHostIdentity identity, DistributedApplicationBuilder builder)
    {
        AddConfiguration(host, identity);
        AddLogging(host.Logging);
        AddModel(host.Services, options, identity, builder);
        if (!options.DisableDashboard)
            DashboardServices.Add(host.Services);
        AddRunning(host.Services);
    }

    private static void AddConfiguration(HostApplicationBuilder host, AppHostIdentity identity)
    {
        host.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["AppHost:Directory"] = identity.Directory,
            ["AppHost:Path"] = Path.Combine(identity.Directory, identity.Name),
        });
    }

    private static void AddLogging(ILoggingBuilder logging)
    {
        logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None); // A check that fails while something starts is no news.
        logging.AddFilter("System.Net.Http.HttpClient", LogLevel.Warning);
        logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning); // The dashboard's own server.
    }

    private static void AddModel(IServiceCollection services, DistributedApplicationOptions options, AppHostIdentity identity, DistributedApplicationBuilder builder)
    {
        services.AddSingleton(options);
        services.AddSingleton(identity);
        services.AddSingleton(builder.Eventing);
        services.AddSingleton(builder.ExecutionContext);
        services.AddSingleton(_ => new DistributedApplicationModel(builder.Resources));
        services.AddSingleton<ResourceLoggerService>();
        services.AddSingleton<ResourceNotificationService>();
        services.Configure<ResourceNotificationServiceOptions>(o => o.DefaultWaitBehavior =
            options.DisableDashboard ? WaitBehavior.StopOnResourceUnavailable : WaitBehavior.WaitOnResourceUnavailable);
        services.AddSingleton(provider => new ResourceCommandService(provider.GetRequiredService<ResourceNotificationService>(), provider.GetRequiredService<ResourceLoggerService>(), provider));
        services.TryAddSingleton(TimeProvider.System);
        services.AddHealthChecks();
    }

    private static void AddRunning(IServiceCollection services)
    {
        services.AddSingleton<ManifestPublisher>();
        services.AddSingleton<ExecutionConfiguration>();
        services.AddSingleton<EndpointAllocator>();
        services.AddSingleton<EndpointForwarders>();
        services.AddSingleton<ResourceUrls>();
        services.AddSingleton<OrphanGuard>();
        services.AddSingleton<ProcessSpecs>();
        services.AddSingleton<ProcessHost>();
        services.AddSingleton<Orchestrator>();
        services.AddHostedService<ResourceLogForwarding>();
        services.AddHostedService<ResourceHealthMonitor>();
        services.AddHostedService(provider => provider.GetRequiredService<Orchestrator>());
    }
}
