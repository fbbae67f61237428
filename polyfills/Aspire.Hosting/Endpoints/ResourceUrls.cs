using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Endpoints;

/// <summary>The addresses to show of a resource: one per endpoint, then what the AppHost added or changed.</summary>
internal sealed class ResourceUrls(DistributedApplicationExecutionContext executionContext)
{
    public async Task<ImmutableArray<UrlSnapshot>> OfAsync(IResource resource, CancellationToken cancellationToken)
    {
        var urls = resource is IResourceWithEndpoints withEndpoints
            ? withEndpoints.GetEndpoints().Where(e => e.IsAllocated).Select(e => new ResourceUrlAnnotation { Url = e.Url, Endpoint = e }).ToList()
            : [];
        var context = new ResourceUrlsCallbackContext(executionContext, resource, urls, cancellationToken);
        foreach (var annotation in resource.Annotations.OfType<ResourceUrlsCallbackAnnotation>().ToList())
            await annotation.Callback(context);

        return [.. urls.Select(Snapshot)];
    }

    /// <summary>A relative URL belongs to its endpoint.</summary>
    private static UrlSnapshot Snapshot(ResourceUrlAnnotation url)
    {
        var absolute = url.Endpoint is { } endpoint && !Uri.TryCreate(url.Url, UriKind.Absolute, out var parsed) | parsed?.IsFile == true
            ? new Uri(new Uri(endpoint.Url), url.Url).ToString()
            : url.Url;
        return new UrlSnapshot(url.Endpoint?.EndpointName, absolute, url.DisplayLocation is UrlDisplayLocation.DetailsOnly)
        {
            DisplayProperties = new(url.DisplayText ?? ""),
        };
    }
}
