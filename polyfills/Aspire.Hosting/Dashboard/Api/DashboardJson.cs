using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Aspire.Hosting.Dashboard.Metrics;
using Aspire.Hosting.Dashboard.Resources;
using Microsoft.AspNetCore.Http;

namespace Aspire.Hosting.Dashboard.Api;

/// <summary>What the API answers with.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(AboutAnswer))]
[JsonSerializable(typeof(IReadOnlyList<ResourceView>))]
[JsonSerializable(typeof(ResourceDetails))]
[JsonSerializable(typeof(CommandAnswer))]
[JsonSerializable(typeof(Page<TraceSummary>))]
[JsonSerializable(typeof(TraceAnswer))]
[JsonSerializable(typeof(TelemetrySpan))]
[JsonSerializable(typeof(Page<TelemetryLog>))]
[JsonSerializable(typeof(IReadOnlyList<InstrumentView>))]
[JsonSerializable(typeof(MetricChart))]
[JsonSerializable(typeof(IReadOnlyList<ConsoleLine>))]
[JsonSerializable(typeof(LiveAnswer))]
internal sealed partial class DashboardJson : JsonSerializerContext;

internal static class JsonAnswers
{
    public static Task JsonAsync<T>(this HttpContext http, T answer, JsonTypeInfo<T> type) =>
        http.Response.WriteAsJsonAsync(answer, type, cancellationToken: http.RequestAborted);

    public static string Text<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.Serialize(value, type);

    public static Task NotFoundAsync(this HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}

/// <summary>Whose dashboard this is.</summary>
/// <param name="Services">Names of all that send telemetry or are resources; each gets a colour by its place.</param>
internal sealed record AboutAnswer(string Application, IReadOnlyList<string> Services, string OtlpHttp, string? OtlpGrpc);

internal sealed record CommandAnswer(bool Success, bool Canceled, string? Message);

/// <summary>A trace for the waterfall; what only the panel shows of a span is asked for when it is opened.</summary>
internal sealed record TraceAnswer(string Id, double Start, double Duration, IReadOnlyList<SpanRow> Spans);

/// <param name="Offset">Milliseconds after the start of the trace.</param>
/// <param name="Duration">Milliseconds.</param>
/// <param name="Detail">The attribute that tells most about it, such as a queue's name; "" where there is none.</param>
/// <param name="Logs">How many log records belong to it.</param>
internal sealed record SpanRow(string Id, string Parent, string Name, string Service, string Kind, double Offset, double Duration, bool IsError, string Detail, int Logs, int Links);

/// <summary>What has changed.</summary>
internal sealed record LiveAnswer(IReadOnlyList<string> Changed);

internal sealed record ConsoleLine(int Number, string Text, bool IsError);
