using Aspire.Hosting.Dashboard.Access;
using Microsoft.AspNetCore.Http;

namespace Aspire.Hosting.Dashboard.Otlp;

/// <summary>
/// <c>POST /v1/traces</c>, <c>/v1/logs</c> and <c>/v1/metrics</c>, binary protobuf, plain or gzipped
/// (https://opentelemetry.io/docs/specs/otlp/#otlphttp).
/// </summary>
internal sealed class OtlpHttp(TelemetryIntake intake, OtlpKey key)
{
    private const string Protobuf = "application/x-protobuf";

    public async Task TakeAsync(HttpContext http)
    {
        http.Response.StatusCode = await AnswerAsync(http);
        // An empty response message says that all of it was taken.
        if (http.Response.StatusCode == StatusCodes.Status200OK) http.Response.ContentType = Protobuf;
    }

    private async Task<int> AnswerAsync(HttpContext http)
    {
        if (!key.Opens(http.Request)) return StatusCodes.Status401Unauthorized;
        if (http.Request.ContentType?.StartsWith(Protobuf, StringComparison.OrdinalIgnoreCase) != true) return StatusCodes.Status415UnsupportedMediaType;
        try
        {
            using var body = await OtlpBody.ReadAsync(http.Request.Body, http.Request.Headers.ContentEncoding.ToString(), http.RequestAborted);
            return intake.TryTake((string)http.Request.RouteValues["signal"]!, body.Bytes) ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
        }
        catch (NotSupportedException)
        {
            return StatusCodes.Status415UnsupportedMediaType;
        }
        catch (InvalidDataException)
        {
            return StatusCodes.Status400BadRequest;
        }
    }
}
