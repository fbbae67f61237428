using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Endpoints;
using Aspire.Hosting.Eventing;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Processes;

/// <summary>What every <see cref="ProcessResource"/> works with.</summary>
internal sealed class ProcessHost(
    IServiceProvider services,
    IDistributedApplicationEventing eventing,
    ResourceNotificationService notifications,
    ResourceLoggerService loggers,
    ProcessSpecs specs,
    ResourceUrls urls,
    OrphanGuard guard,
    ILogger<ProcessHost> logger,
    TimeProvider time)
{
    public IServiceProvider Services { get; } = services;

    public IDistributedApplicationEventing Eventing { get; } = eventing;

    public ResourceNotificationService Notifications { get; } = notifications;

    public ResourceLoggerService Loggers { get; } = loggers;

    public ProcessSpecs Specs { get; } = specs;

    public ResourceUrls Urls { get; } = urls;

    public OrphanGuard Guard { get; } = guard;

    /// <summary>The AppHost's own log.</summary>
    public ILogger Logger { get; } = logger;

    public TimeProvider Time { get; } = time;

    public DateTime Now => Time.GetUtcNow().UtcDateTime;
}
