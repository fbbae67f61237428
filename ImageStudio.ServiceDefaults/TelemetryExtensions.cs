using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace ImageStudio.ServiceDefaults;

/// <summary>Traces, metrics and logs through OpenTelemetry, exported by OTLP when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set.</summary>
public static class TelemetryExtensions
{
    private const string OwnSources = "ImageStudio.*";
    private const string Sampler = "OTEL_TRACES_SAMPLER";
    private const string Exemplars = "OTEL_METRICS_EXEMPLAR_FILTER";

    /// <summary>Adds OpenTelemetry with .NET's own sources and meters and those whose names start with <c>ImageStudio.</c>.</summary>
    public static TBuilder AddTelemetry<TBuilder>(this TBuilder builder) where TBuilder : IHostApplicationBuilder
    {
        // ASP.NET Core leaves its span without attributes unless it is asked for them before the host is built.
        AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", false);

        // Aspire asks for always_on, which would sample what belongs to a span that is left out, such as that of a health check.
        if (builder.Configuration[Sampler] == "always_on") builder.Configuration[Sampler] = "parentbased_always_on";

        builder.Logging.AddOpenTelemetry(logging =>
        {
            logging.IncludeFormattedMessage = true;
            logging.IncludeScopes = true;
        });

        var telemetry = builder.Services.AddOpenTelemetry()
            .WithTracing(tracing => tracing.AddSource(OwnSources, "Microsoft.AspNetCore", HttpClientSpans.Source).AddProcessor(new HttpClientSpans()))
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(OwnSources, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime");
                // From a bar of a histogram to a trace that is in it, unless the environment says otherwise.
                if (string.IsNullOrWhiteSpace(builder.Configuration[Exemplars])) metrics.SetExemplarFilter(ExemplarFilterType.TraceBased);
            });

        if (!string.IsNullOrWhiteSpace(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"])) telemetry.UseOtlpExporter();

        builder.Services.AddSingleton<IStartupFilter, HttpServerSpans>();
        return builder;
    }
}
