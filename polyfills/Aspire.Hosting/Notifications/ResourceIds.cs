using System.Globalization;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Notifications;

/// <summary>One id per running instance: the name itself, or name and number where there are replicas.</summary>
internal static class ResourceIds
{
    public static IReadOnlyList<string> Of(IResource resource)
    {
        var replicas = resource.GetReplicaCount();
        return replicas == 1 ? [resource.Name] : [.. Enumerable.Range(1, replicas).Select(n => string.Create(CultureInfo.InvariantCulture, $"{resource.Name}-{n}"))];
    }
}
