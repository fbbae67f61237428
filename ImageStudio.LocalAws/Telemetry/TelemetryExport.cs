using OpenTelemetry;
using OpenTelemetry.Resources;

namespace ImageStudio.LocalAws.Telemetry;

/// <summary>Sends traces, metrics and logs by OTLP where an endpoint is set; without one nothing is collected.</summary>
internal static class TelemetryExport
{
    private const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string SamplerVariable = "OTEL_TRACES_SAMPLER";

    public static void AddTelemetryExport(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrWhiteSpace(builder.Configuration[EndpointVariable]))
            return;
        // Aspire asks for always_on, which would sample what the caller wants no span of, such as its polls.
        if (builder.Configuration[SamplerVariable] == "always_on")
            builder.Configuration[SamplerVariable] = "parentbased_always_on";
        builder.Logging.AddOpenTelemetry(logging => logging.IncludeScopes = true);
        builder.Services.AddHostedService<QueueDepth>();
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(builder.Configuration["OTEL_SERVICE_NAME"] ?? "localaws"))
            .WithTracing(tracing => tracing.AddSource(LocalAwsTelemetry.Name))
            .WithMetrics(metrics => metrics.AddMeter(LocalAwsTelemetry.Name, "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"))
            .UseOtlpExporter();
    }
}
