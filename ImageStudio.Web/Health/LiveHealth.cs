using ImageStudio.Web.Gallery.Index;
using ImageStudio.Web.LiveUpdates;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ImageStudio.Web.Health;

/// <summary>Whether changes are heard of. Without that all works, only slower: pages ask now and then, and a search reads the bucket.</summary>
internal sealed class LiveHealth(LiveHub live, PhotoIndex index) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        !live.IsLive ? HealthCheckResult.Degraded("No queue for live updates (yet); the log says why. Pages ask again every few seconds.")
        : index.IsTrusted ? HealthCheckResult.Healthy("Changes are heard of, and photos can be searched.")
        : HealthCheckResult.Healthy("Changes are heard of; a search reads the bucket (for the time being)."));
}
