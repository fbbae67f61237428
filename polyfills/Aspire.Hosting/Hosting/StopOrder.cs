using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Hosting;

/// <summary>Who stops before whom: what waits for a resource, directly or through others, goes before it.</summary>
internal static class StopOrder
{
    /// <summary>Waves to stop one after another; those of a wave stop together.</summary>
    public static IEnumerable<IReadOnlyList<T>> Of<T>(IEnumerable<T> items, Func<T, IResource> resourceOf) =>
        items.GroupBy(item => DepthOf(resourceOf(item), [])).OrderByDescending(wave => wave.Key).Select(IReadOnlyList<T> (wave) => [.. wave]);

    // A circle of waits never starts; it must not keep the application from stopping either.
    private static int DepthOf(IResource resource, HashSet<IResource> path)
    {
        if (!path.Add(resource) || !resource.TryGetAnnotationsOfType<WaitAnnotation>(out var waits)) return 0;
        var depth = waits.Select(wait => 1 + DepthOf(wait.Resource, path)).DefaultIfEmpty(0).Max();
        path.Remove(resource);
        return depth;
    }
}
