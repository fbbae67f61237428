using System.Net;
using System.Net.Http.Headers;
using Aspire.Hosting;
using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ImageStudio.Tests.Polyfills.Dashboard;

/// <summary>An application with a dashboard on free ports, and what a visitor and a service do with it.</summary>
internal sealed class DashboardApplication : IAsyncDisposable
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly HttpClient _sender = new();

    private DashboardApplication(DistributedApplication app)
    {
        App = app;
        Settings = app.Services.GetRequiredService<DashboardSettings>();
        Visitor = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Settings.Frontend };
    }

    public DistributedApplication App { get; }

    public DashboardSettings Settings { get; }

    /// <summary>A browser that follows no redirects and is not logged in.</summary>
    public HttpClient Visitor { get; }

    public static async Task<DashboardApplication> StartAsync(Action<IDistributedApplicationBuilder>? model = null, params string[] settings)
    {
        using var deadline = new CancellationTokenSource(Limit);
        await using var builder = DistributedApplicationTestingBuilder.Create(settings, (options, _) => options.DisableDashboard = false);
        model?.Invoke(builder);
        var app = await builder.BuildAsync(deadline.Token);
        await app.StartAsync(deadline.Token);
        return new DashboardApplication(app);
    }

    public Task<HttpResponseMessage> LogInAsync() => Visitor.GetAsync(Settings.Login.PathAndQuery);

    /// <summary>Sends an export request as the services do, which are given the key.</summary>
    public Task SendAsync(string signal, byte[] request) => EnsureAsync(PostAsync(signal, request));

    /// <summary>Sends anything, with the right key where none is given.</summary>
    public async Task<HttpResponseMessage> PostAsync(string signal, byte[] body, string contentType = "application/x-protobuf", string? encoding = null, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Settings.OtlpHttp, $"/v1/{signal}")) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        if (encoding is not null) request.Content.Headers.ContentEncoding.Add(encoding);
        if ((key ?? Settings.OtlpKey) is { Length: > 0 } shown) request.Headers.Add("x-otlp-api-key", shown);
        return await _sender.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        _sender.Dispose();
        Visitor.Dispose();
        await App.DisposeAsync();
    }

    private static async Task EnsureAsync(Task<HttpResponseMessage> sending)
    {
        using var response = await sending;
        response.EnsureSuccessStatusCode();
    }
}
