using ImageStudio.Web.Http;

namespace ImageStudio.Web.LiveUpdates;

/// <summary>Open pages see changes as they happen.</summary>
public static class LiveUpdatesFeature
{
    /// <summary>Adds this instance's queue and the hub that open pages listen to.</summary>
    public static WebApplicationBuilder AddLiveUpdates(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<LiveOptions>().BindConfiguration(LiveOptions.Section).ValidateDataAnnotations()
            .Validate(
                options => options.StaleAfter > options.SeenInterval,
                $"{LiveOptions.Section}:{nameof(LiveOptions.StaleAfter)} has to be more than {LiveOptions.Section}:{nameof(LiveOptions.SeenInterval)}: instances that live would lose their queues.")
            .ValidateOnStart();
        builder.Services.AddSingleton<LiveHub>();
        builder.Services.AddSingleton<LiveQueue>();
        builder.Services.AddSingleton<StaleQueues>();
        builder.Services.AddSingleton<LiveEndpoint>();
        builder.Services.AddHostedService<LiveListener>();
        return builder;
    }

    /// <summary>Maps <c>/api/live</c>.</summary>
    public static WebApplication MapLiveUpdates(this WebApplication app)
    {
        app.MapApi("/api/live", "Live").MapGet("", (LiveEndpoint endpoint, HttpContext context) => endpoint.Get(context))
            .WithName("ListenToChanges").WithSummary("Changes as server-sent events");
        return app;
    }
}
