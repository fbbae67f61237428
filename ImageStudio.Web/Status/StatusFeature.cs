using ImageStudio.Web.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ImageStudio.Web.Status;

/// <summary>How busy the studio is.</summary>
public static class StatusFeature
{
    /// <summary>Adds what the status needs.</summary>
    public static WebApplicationBuilder AddStatus(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<StatusOptions>().BindConfiguration(StatusOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<StatusSampler>();
        builder.Services.AddHostedService(services => services.GetRequiredService<StatusSampler>());
        return builder;
    }

    /// <summary>Maps <c>/api/status</c>.</summary>
    public static WebApplication MapStatus(this WebApplication app)
    {
        app.MapApi("/api/status", "Status").MapGet("", ReadAsync).WithName("GetStatus").WithSummary("How much waits for which worker, and what could not be handled");
        return app;
    }

    private static async Task<Ok<StudioStatus>> ReadAsync(StatusSampler sampler, HttpResponse response, CancellationToken cancellationToken)
    {
        response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(await sampler.ReadAsync(cancellationToken));
    }
}
