using Aspire.Hosting.Dashboard;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Environment;

/// <summary>
/// The OTEL_* variables that Aspire gives a project. The exporter's own (endpoint, protocol, key) are left out where there
/// is no dashboard and no OTLP endpoint is configured, because nothing would listen at the fallback that Aspire uses.
/// </summary>
internal static class OtlpEnvironment
{
    public static void Set(Dictionary<string, object> variables, string serviceName, IConfiguration configuration, IHostEnvironment appHost)
    {
        SetExporter(variables, configuration);
        variables["OTEL_SERVICE_NAME"] = serviceName;
        variables["OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY"] = "in_memory";
        if (appHost.IsDevelopment())
            SetDevelopment(variables);
    }

    /// <summary>Different for each replica, unlike the service name.</summary>
    public static void SetInstance(IDictionary<string, string> variables, string instanceId)
    {
        if (variables.ContainsKey("OTEL_SERVICE_NAME"))
            variables.TryAdd("OTEL_RESOURCE_ATTRIBUTES", $"service.instance.id={instanceId}");
    }

    private static void SetExporter(Dictionary<string, object> variables, IConfiguration configuration)
    {
        var (endpoint, protocol) = configuration[DashboardSettings.OtlpGrpcSetting] is { Length: > 0 } grpc
            ? (grpc, "grpc")
            : (configuration[DashboardSettings.OtlpHttpSetting], "http/protobuf");
        if (string.IsNullOrEmpty(endpoint))
            return;

        variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = endpoint;
        variables["OTEL_EXPORTER_OTLP_PROTOCOL"] = protocol;
        if (configuration["AppHost:OtlpApiKey"] is { Length: > 0 } key)
            variables["OTEL_EXPORTER_OTLP_HEADERS"] = $"x-otlp-api-key={key}";
    }

    private static void SetDevelopment(Dictionary<string, object> variables)
    {
        variables["OTEL_BLRP_SCHEDULE_DELAY"] = "1000";
        variables["OTEL_BSP_SCHEDULE_DELAY"] = "1000";
        variables["OTEL_METRIC_EXPORT_INTERVAL"] = "1000";
        variables["OTEL_TRACES_SAMPLER"] = "always_on";
        variables["OTEL_METRICS_EXEMPLAR_FILTER"] = "trace_based";
        variables["OTEL_DOTNET_EXPERIMENTAL_ASPNETCORE_DISABLE_URL_QUERY_REDACTION"] = "true";
        variables["OTEL_DOTNET_EXPERIMENTAL_HTTPCLIENT_DISABLE_URL_QUERY_REDACTION"] = "true";
    }
}
