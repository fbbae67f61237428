namespace ImageStudio.Web.Health;

/// <summary>Says at <c>/health</c> what is wrong, part by part.</summary>
public static class HealthFeature
{
    /// <summary>Adds the checks; the endpoint is one of every service's.</summary>
    public static WebApplicationBuilder AddHealth(this WebApplicationBuilder builder)
    {
        builder.Services.AddHealthChecks().AddCheck<StoreHealth>("photos").AddCheck<LiveHealth>("live-updates");
        return builder;
    }
}
