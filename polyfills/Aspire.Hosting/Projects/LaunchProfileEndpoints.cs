using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Projects;

/// <summary>The endpoints in <c>applicationUrl</c>: http, https, and http2, https2, … for further ones of a scheme.</summary>
internal static class LaunchProfileEndpoints
{
    public static IEnumerable<EndpointAnnotation> Of(LaunchProfile profile)
    {
        var perScheme = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var url in (profile.ApplicationUrl ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var address = new Uri(url);
            var number = perScheme[address.Scheme] = perScheme.GetValueOrDefault(address.Scheme) + 1;
            yield return new EndpointAnnotation(ProtocolType.Tcp, address.Scheme, name: number == 1 ? address.Scheme : $"{address.Scheme}{number}", port: address.Port == 0 ? null : address.Port)
            {
                TargetHost = address.Host,
            };
        }
    }
}
