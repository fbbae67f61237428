namespace ImageStudio.AppHost;

/// <summary>From a photo in the gallery to its trace in the dashboard.</summary>
internal static class TraceLinks
{
    /// <summary>Where the dashboard listens for people, as Aspire has it; several addresses are separated by semicolons.</summary>
    private const string DashboardSetting = "ASPNETCORE_URLS";

    /// <summary>Tells the page the address of a trace, where there is a dashboard with a port that is known beforehand.</summary>
    public static IResourceBuilder<ProjectResource> LeadingToTraces(this IResourceBuilder<ProjectResource> web)
    {
        var builder = web.ApplicationBuilder;
        var dashboard = builder.Configuration[DashboardSetting]?.Split(';')[0];
        var isKnown = builder.ExecutionContext.IsRunMode && Uri.TryCreate(dashboard, UriKind.Absolute, out var url) && url.Port > 0;
        return isKnown ? web.WithEnvironment("Studio__TraceUrl", $"{dashboard!.TrimEnd('/')}/traces/detail/{{traceId}}") : web;
    }
}
