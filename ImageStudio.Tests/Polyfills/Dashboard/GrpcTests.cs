using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using ImageStudio.Tests.Fixtures;

namespace ImageStudio.Tests.Polyfills.Dashboard;

/// <summary>Services that export by OpenTelemetry's default protocol reach the dashboard where an address for it is configured.</summary>
public sealed class GrpcTests : IAsyncLifetime
{
    private const string Export = "/opentelemetry.proto.collector.trace.v1.TraceService/Export";

    private readonly HttpClient _client = new();
    private DashboardApplication _dashboard = null!;

    public async Task InitializeAsync() => _dashboard = await DashboardApplication.StartAsync(null, $"--ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL=http://localhost:{FreePort.Next()}");

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _dashboard.DisposeAsync();
    }

    [Fact]
    public async Task Spans_arrive_over_gRPC()
    {
        Assert.Equal("0", await CallAsync(Frame(OtlpBytes.Traces("web", OtlpBytes.Span(OtlpBytes.Id(1, 16), OtlpBytes.Id(1, 8), "", "GET /grpc"))), _dashboard.Settings.OtlpKey!));

        (await _dashboard.LogInAsync()).Dispose();
        var traces = await _dashboard.Visitor.GetFromJsonAsync<JsonElement>("/api/traces");
        Assert.Equal("GET /grpc", traces.GetProperty("items")[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_call_without_the_key_or_with_half_a_message_is_refused_by_status()
    {
        Assert.Equal("16", await CallAsync(Frame([]), "wrong"));
        Assert.Equal("3", await CallAsync([0, 0, 0, 0, 9, 1], _dashboard.Settings.OtlpKey!));
    }

    private static byte[] Frame(byte[] message)
    {
        var frame = new byte[5 + message.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.Length);
        message.CopyTo(frame, 5);
        return frame;
    }

    private async Task<string> CallAsync(byte[] frame, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_dashboard.Settings.OtlpGrpc!, Export))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(frame),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        request.Headers.Add("x-otlp-api-key", key);
        using var response = await _client.SendAsync(request);
        await response.Content.ReadAsByteArrayAsync();
        return Assert.Single(response.TrailingHeaders.GetValues("grpc-status"));
    }
}
