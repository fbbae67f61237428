using System.Collections.Concurrent;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace ImageStudio.Tests.Fixtures.Otlp;

/// <summary>
/// Takes what services export by OTLP over HTTP (https://opentelemetry.io/docs/specs/otlp/#otlphttp) on a free loopback port, and keeps it.
/// </summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly ConcurrentQueue<OtlpSpan> _spans = new();
    private readonly ConcurrentQueue<OtlpLog> _logs = new();
    private readonly ConcurrentQueue<OtlpMetric> _metrics = new();
    private readonly WebApplication _app;

    private OtlpReceiver()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        Map("/v1/traces", OtlpDecoder.Spans, _spans);
        Map("/v1/logs", OtlpDecoder.Logs, _logs);
        Map("/v1/metrics", OtlpDecoder.Metrics, _metrics);
    }

    /// <summary>What <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is to be.</summary>
    public string Url => _app.Urls.Single();

    public IReadOnlyCollection<OtlpSpan> Spans => _spans;

    public IReadOnlyCollection<OtlpLog> Logs => _logs;

    public IReadOnlyCollection<OtlpMetric> Metrics => _metrics;

    public static async Task<OtlpReceiver> StartAsync(CancellationToken cancellationToken)
    {
        var receiver = new OtlpReceiver();
        await receiver._app.StartAsync(cancellationToken);
        return receiver;
    }

    /// <summary>Has an AppHost's services export to here.</summary>
    public void ReceiveFrom(IConfigurationBuilder appHost) => appHost.AddInMemoryCollection(new Dictionary<string, string?>
    {
        // Tests without a dashboard get an address for gRPC at which nobody listens; it would go first.
        ["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"] = null,
        ["ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL"] = Url,
    });

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private void Map<T>(string path, Func<ByteString, IEnumerable<T>> decode, ConcurrentQueue<T> kept) => _app.MapPost(path, async (HttpRequest request) =>
    {
        foreach (var item in decode(await ByteString.FromStreamAsync(request.Body, request.HttpContext.RequestAborted))) kept.Enqueue(item);
        // An empty response message says that all of it was taken.
        return Results.Bytes([], "application/x-protobuf");
    });
}
