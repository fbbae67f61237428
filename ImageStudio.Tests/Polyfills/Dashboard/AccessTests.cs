using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace ImageStudio.Tests.Polyfills.Dashboard;

/// <summary>Who may look, who may send, and what a browser is told.</summary>
public sealed class AccessTests : IAsyncLifetime
{
    private static readonly byte[] Request = OtlpBytes.Traces("web", OtlpBytes.Span(OtlpBytes.Id(1, 16), OtlpBytes.Id(1, 8), "", "POST /"));

    private DashboardApplication _dashboard = null!;

    public async Task InitializeAsync() => _dashboard = await DashboardApplication.StartAsync();

    public async Task DisposeAsync() => await _dashboard.DisposeAsync();

    [Fact]
    public async Task A_stranger_is_sent_to_the_login_and_learns_nothing()
    {
        using var page = await _dashboard.Visitor.GetAsync("/traces?service=web");
        using var api = await _dashboard.Visitor.GetAsync("/api/resources");
        using var wrong = await _dashboard.Visitor.GetAsync("/login?t=guess");

        Assert.Equal("/login?returnUrl=%2Ftraces%3Fservice%3Dweb", page.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.Unauthorized, api.StatusCode);
        Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
        Assert.False(wrong.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task The_address_that_is_printed_opens_the_dashboard_and_leads_to_no_other_server()
    {
        using var login = await _dashboard.Visitor.GetAsync(_dashboard.Settings.Login.PathAndQuery + "&returnUrl=//evil.example/");
        using var page = await _dashboard.Visitor.GetAsync("/");

        Assert.Equal("/", login.Headers.Location?.ToString());
        Assert.Contains("httponly", Assert.Single(login.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
        Assert.Contains("samesite=strict", Assert.Single(login.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("script-src 'self'; style-src 'self'", Assert.Single(page.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        var html = await page.Content.ReadAsStringAsync();
        Assert.DoesNotContain("style=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_name_for_this_machine_and_requests_of_other_pages_are_refused()
    {
        (await _dashboard.LogInAsync()).Dispose();
        using var renamed = new HttpRequestMessage(HttpMethod.Get, "/api/resources") { Headers = { Host = "evil.example" } };
        using var foreign = new HttpRequestMessage(HttpMethod.Post, "/api/resources/web/commands/stop");
        foreign.Headers.Add("Origin", "http://evil.example");

        using var misdirected = await _dashboard.Visitor.SendAsync(renamed);
        using var forbidden = await _dashboard.Visitor.SendAsync(foreign);

        Assert.Equal(HttpStatusCode.MisdirectedRequest, misdirected.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
    }

    [Fact]
    public async Task Telemetry_needs_the_key_and_has_to_be_what_it_says()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(_dashboard.PostAsync("traces", Request, key: "wrong")));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await StatusAsync(_dashboard.PostAsync("traces", "{}"u8.ToArray(), contentType: "application/json")));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await StatusAsync(_dashboard.PostAsync("traces", Request, encoding: "br")));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(_dashboard.PostAsync("traces", Request[..^3])));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(_dashboard.PostAsync("traces", Request, encoding: "gzip")));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(_dashboard.PostAsync("secrets", Request)));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(_dashboard.PostAsync("traces", Request)));
    }

    [Fact]
    public async Task Gzipped_telemetry_arrives_and_a_bomb_does_not()
    {
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(_dashboard.PostAsync("traces", Gzip(Request), encoding: "gzip")));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(_dashboard.PostAsync("traces", Gzip(new byte[64 * 1024 * 1024]), encoding: "gzip")));

        (await _dashboard.LogInAsync()).Dispose();
        var traces = await _dashboard.Visitor.GetFromJsonAsync<JsonElement>("/api/traces");
        Assert.Equal("POST /", traces.GetProperty("items")[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task Pages_are_not_served_where_telemetry_arrives_nor_the_other_way_round()
    {
        using var client = new HttpClient();
        using var page = await client.GetAsync(new Uri(_dashboard.Settings.OtlpHttp, "/login"));
        using var telemetry = await _dashboard.Visitor.PostAsync("/v1/traces", new ByteArrayContent(Request));

        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, telemetry.StatusCode);
    }

    private static async Task<HttpStatusCode> StatusAsync(Task<HttpResponseMessage> sending)
    {
        using var response = await sending;
        return response.StatusCode;
    }

    private static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(content);
        return packed.ToArray();
    }
}
