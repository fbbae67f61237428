using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

public static class DistributedApplicationHostingTestingExtensions
{
    public static HttpClient CreateHttpClient(this DistributedApplication app, string resourceName, string? endpointName = null) =>
        new() { BaseAddress = app.GetEndpoint(resourceName, endpointName) };

    /// <summary>The named endpoint, or https where there is one, or http.</summary>
    /// <exception cref="ArgumentException">There is no such resource or endpoint.</exception>
    /// <exception cref="InvalidOperationException">The application is not started.</exception>
    public static Uri GetEndpoint(this DistributedApplication app, string resourceName, string? endpointName = null)
    {
        if (!app.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.IsCancellationRequested)
            throw new InvalidOperationException("The application must be started before its endpoints are known.");

        var resource = Find(app, resourceName);
        var endpoint = endpointName is null
            ? resource.GetEndpoints().Where(e => e.IsAllocated && (e.IsHttps || e.IsHttp)).OrderByDescending(e => e.IsHttps).FirstOrDefault()
            : resource.GetEndpoints().FirstOrDefault(e => e.IsAllocated && string.Equals(e.EndpointName, endpointName, StringComparison.OrdinalIgnoreCase));
        return endpoint is null
            ? throw new ArgumentException($"The resource '{resourceName}' has no {(endpointName is null ? "HTTP endpoint" : $"endpoint '{endpointName}'")}.", nameof(endpointName))
            : new Uri(endpoint.Url);
    }

    private static IResourceWithEndpoints Find(DistributedApplication app, string resourceName) =>
        app.Services.GetRequiredService<DistributedApplicationModel>().Resources.TryGetByName(resourceName, out var resource)
            ? resource as IResourceWithEndpoints ?? throw new ArgumentException($"The resource '{resourceName}' has no endpoints.", nameof(resourceName))
            : throw new ArgumentException($"There is no resource '{resourceName}'.", nameof(resourceName));
}
