using System.IO.Compression;
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
            return Take((string)http.Request.RouteValues["signal"]!, body.Bytes);
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

    private int Take(string signal, ReadOnlySpan<byte> body)
    {
        switch (signal)
        {
            case "traces": intake.TakeTraces(body); break;
            case "logs": intake.TakeLogs(body); break;
            case "metrics": intake.TakeMetrics(body); break;
            default: return StatusCodes.Status404NotFound;
        }

        return StatusCodes.Status200OK;
    }
}

/// <summary>The key that the AppHost gives its services, in the header that Aspire uses.</summary>
internal sealed class OtlpKey(DashboardSettings settings)
{
    public bool Opens(HttpRequest request) => settings.OtlpKey is null || Visitors.AreEqual(request.Headers["x-otlp-api-key"].ToString(), settings.OtlpKey);
}

/// <summary>A request's body in memory, unpacked; gone when disposed of.</summary>
internal sealed class OtlpBody : IDisposable
{
    /// <summary>Unpacked. An exporter sends a few hundred kilobytes at most; a bomb must not fill the memory.</summary>
    private const int LargestBody = 32 * 1024 * 1024;

    private readonly MemoryStream _buffer = new();

    public ReadOnlySpan<byte> Bytes => _buffer.GetBuffer().AsSpan(0, (int)_buffer.Length);

    /// <exception cref="NotSupportedException">It is packed in another way than gzip.</exception>
    /// <exception cref="InvalidDataException">It is too large, or not packed as it says.</exception>
    public static async Task<OtlpBody> ReadAsync(Stream content, string encoding, CancellationToken cancellationToken)
    {
        if (encoding is not ("" or "identity" or "gzip")) throw new NotSupportedException();
        var body = new OtlpBody();
        await using var unpacked = encoding == "gzip" ? new GZipStream(content, CompressionMode.Decompress, leaveOpen: true) : content;
        var chunk = new byte[16 * 1024];
        while (await unpacked.ReadAsync(chunk, cancellationToken) is var count and > 0)
        {
            if (body._buffer.Length + count > LargestBody) throw new InvalidDataException("The request is too large.");
            body._buffer.Write(chunk, 0, count);
        }

        return body;
    }

    public void Dispose() => _buffer.Dispose();
}
