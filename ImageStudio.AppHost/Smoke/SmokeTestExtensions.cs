using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ImageStudio.AppHost.Smoke;

/// <summary>Adds the smoke test to the AppHost.</summary>
internal static class SmokeTestExtensions
{
    /// <summary>
    /// Where <c>Smoke:Enabled</c> is set, sends one picture through the running system, prints each hop with its time, stops the
    /// application, and lets the process exit with 0 or 1.
    /// </summary>
    /// <param name="builder">The application.</param>
    /// <param name="web">The front end that the picture is sent to.</param>
    /// <param name="inbox">Where mails can be read; <c>null</c> on targets whose mails leave the machine.</param>
    public static IDistributedApplicationBuilder AddSmokeTest(this IDistributedApplicationBuilder builder, IResourceBuilder<IResourceWithEndpoints> web, IResourceBuilder<IResourceWithEndpoints>? inbox)
    {
        var options = builder.Configuration.GetSection(SmokeOptions.Section).Get<SmokeOptions>() ?? new SmokeOptions();
        if (!options.Enabled) return builder;

        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(new SmokeRoute(web.GetEndpoint("http"), inbox?.GetEndpoint("http")));
        builder.Services.AddHostedService<SmokeTest>();
        return builder;
    }
}

/// <summary>Where the smoke test sends to and looks.</summary>
internal sealed record SmokeRoute(EndpointReference Web, EndpointReference? Inbox);
