using OpenTelemetry;
using OpenTelemetry.Resources;

namespace ImageStudio.LocalAws.Telemetry;

/// <summary>Sends traces, metrics and logs by OTLP where an endpoint is set; without one nothing is collected.</summary>
internal static class TelemetryExport
{
    private const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddTelemetryExport(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrWhiteSpace(builder.Configuration[EndpointVariable]))
            return;
        builder.Logging.AddOpenTelemetry(logging => logging.IncludeScopes = true);
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(builder.Configuration["OTEL_SERVICE_NAME"] ?? "localaws"))
            .WithTracing(tracing => tracing.AddSource(LocalAwsTelemetry.Name))
            .WithMetrics(metrics => metrics.AddMeter(LocalAwsTelemetry.Name, "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"))
            .UseOtlpExporter();
    }
}
