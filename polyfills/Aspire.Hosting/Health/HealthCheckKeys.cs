using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Health;

/// <summary>Names of the checks that <c>WithHttpHealthCheck</c> registers.</summary>
internal static class HealthCheckKeys
{
    public static string Http(IResource resource, string endpoint, string path, int statusCode) => $"{resource.Name}_{endpoint}_{path}_{statusCode}_check";
}
