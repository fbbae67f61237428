using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace ImageStudio.Tests.LocalAws.Sns.Http;

/// <summary>What an endpoint got.</summary>
public sealed record Posted(string Body, IReadOnlyDictionary<string, string> Headers);

/// <summary>An HTTP endpoint in the process that notes what it gets, and answers as it is told.</summary>
internal sealed class Endpoint : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Channel<Posted> _posts = Channel.CreateUnbounded<Posted>();

    private Endpoint()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(HandleAsync);
    }

    /// <summary>Status of the next answers.</summary>
    public int Status { get; set; } = 200;

    public string Url => _app.Urls.Single() + "/hook";

    public static async Task<Endpoint> StartAsync()
    {
        var endpoint = new Endpoint();
        await endpoint._app.StartAsync();
        return endpoint;
    }

    /// <summary>The next message that arrives, or has.</summary>
    public async Task<Posted> NextAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        return await _posts.Reader.ReadAsync(limit.Token);
    }

    /// <summary>Whether nothing more has arrived.</summary>
    public bool IsEmpty => !_posts.Reader.TryPeek(out _);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task HandleAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync();
        http.Response.StatusCode = Status;
        if (Status is >= 300 and < 400)
            http.Response.Headers.Location = "/elsewhere";
        await _posts.Writer.WriteAsync(new Posted(body, http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
    }
}
