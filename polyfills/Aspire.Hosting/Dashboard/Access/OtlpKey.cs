using Microsoft.AspNetCore.Http;

namespace Aspire.Hosting.Dashboard.Access;

/// <summary>The key that the AppHost gives its services, in the header that Aspire uses.</summary>
internal sealed class OtlpKey(DashboardSettings settings)
{
    public bool Opens(HttpRequest request) => settings.OtlpKey is null || Visitors.AreEqual(request.Headers["x-otlp-api-key"].ToString(), settings.OtlpKey);
}
