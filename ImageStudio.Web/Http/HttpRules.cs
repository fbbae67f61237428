using System.Text.Json.Serialization;

namespace ImageStudio.Web.Http;

/// <summary>What holds for every request: problem details, response headers, same-origin changes.</summary>
public static class HttpRules
{
    private const long MostBodyBytes = 1024 * 1024;

    /// <summary>Adds problem details, rate limits, the OpenAPI document and the handling of failures of the storage.</summary>
    public static WebApplicationBuilder AddHttpRules(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // Whatever is sent except photos, which have a limit of their own.
            kestrel.Limits.MaxRequestBodySize = MostBodyBytes;
        });
        builder.AddRateLimits();
        builder.Services.AddProblemDetails();
        builder.Services.AddExceptionHandler<StorageFaults>();
        builder.Services.AddExceptionHandler<BadRequests>();
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        builder.Services.AddOpenApi(ApiDocument.Describe);
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        });
        return builder;
    }

    /// <summary>Every failure is problem details, every response has its headers, changes come from our own page.</summary>
    public static WebApplication UseHttpRules(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<SameOriginChanges>();
        return app;
    }

    /// <summary>Serves the page; its files are checked for changes each time, since their names carry no version.</summary>
    public static WebApplication UsePage(this WebApplication app)
    {
        app.UseDefaultFiles();
        app.UseStaticFiles(new StaticFileOptions
        {
            OnPrepareResponse = static file => file.Context.Response.Headers.CacheControl = "no-cache",
        });
        return app;
    }
}
