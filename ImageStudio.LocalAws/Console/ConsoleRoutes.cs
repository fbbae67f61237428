using System.Text.Json.Serialization.Metadata;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Console;

/// <summary>The page for people, and the same as JSON.</summary>
internal static class ConsoleRoutes
{
    internal const string Root = "/_localaws";

    // One script and pictures of ours, nothing from elsewhere, and no page that frames this one.
    private const string ContentSecurityPolicy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void AddConsole(this IServiceCollection services)
    {
        services.AddOptions<SmtpOptions>().BindConfiguration(SmtpOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<Inbox>();
        services.AddSingleton<IMailbox>(provider => provider.GetRequiredService<Inbox>());
        services.AddSingleton<IServiceState>(provider => provider.GetRequiredService<Inbox>());
        services.AddSingleton<Overview>();
        services.AddSingleton<ObjectBrowser>();
        services.AddSingleton<QueuePeek>();
        services.AddHostedService<SmtpForwarder>();
    }

    public static void MapConsole(this WebApplication app)
    {
        app.MapGet("/", Guarded(Redirect));
        app.MapGet(Root, Guarded(PageAsync));
        app.MapGet($"{Root}/console.css", Guarded(http => FileAsync(http, "console.css", "text/css")));
        app.MapGet($"{Root}/console.js", Guarded(http => FileAsync(http, "console.js", "text/javascript")));
        app.MapDetails();
        app.MapGet($"{Root}/api/buckets", Guarded(async http => await JsonAsync(
            http, new BucketsAnswer(await Overview(http).BucketsAsync(BaseUrl(http), http.RequestAborted)), ConsoleJson.Default.BucketsAnswer)));
        app.MapGet($"{Root}/api/queues", Guarded(async http => await JsonAsync(
            http, new QueuesAnswer(await Overview(http).QueuesAsync(BaseUrl(http), http.RequestAborted)), ConsoleJson.Default.QueuesAnswer)));
        app.MapGet($"{Root}/api/topics", Guarded(async http => await JsonAsync(
            http, new TopicsAnswer(await Overview(http).TopicsAsync(BaseUrl(http), http.RequestAborted)), ConsoleJson.Default.TopicsAnswer)));
        app.MapGet($"{Root}/api/inbox", Guarded(http => JsonAsync(
            http, new InboxAnswer(http.RequestServices.GetRequiredService<Inbox>().Mails), ConsoleJson.Default.InboxAnswer)));
        app.MapDelete($"{Root}/api/inbox", Guarded(EmptyInboxAsync));
    }

    private static Task Redirect(HttpContext http)
    {
        http.Response.Redirect($"{Root}/");
        return Task.CompletedTask;
    }

    private static async Task PageAsync(HttpContext http)
    {
        var overview = Overview(http);
        var baseUrl = BaseUrl(http);
        var page = ConsolePage.Render(
            await overview.BucketsAsync(baseUrl, http.RequestAborted),
            await overview.QueuesAsync(baseUrl, http.RequestAborted),
            await overview.TopicsAsync(baseUrl, http.RequestAborted),
            http.RequestServices.GetRequiredService<Inbox>().Mails);
        await HtmlAsync(http, page);
    }

    internal static Task HtmlAsync(HttpContext http, Html page)
    {
        http.Response.ContentType = "text/html; charset=utf-8";
        return http.Response.WriteAsync(page.ToString(), http.RequestAborted);
    }

    // A page elsewhere would have to ask first whether it may delete (CORS preflight), and nothing says that it may.
    private static async Task EmptyInboxAsync(HttpContext http)
    {
        await http.RequestServices.GetRequiredService<Inbox>().ResetAsync(http.RequestAborted);
        http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static async Task FileAsync(HttpContext http, string name, string type)
    {
        http.Response.ContentType = $"{type}; charset=utf-8";
        await using var file = typeof(ConsoleRoutes).Assembly.GetManifestResourceStream(name)!;
        await file.CopyToAsync(http.Response.Body, http.RequestAborted);
    }

    internal static Task JsonAsync<T>(HttpContext http, T answer, JsonTypeInfo<T> type) =>
        http.Response.WriteAsJsonAsync(answer, type, cancellationToken: http.RequestAborted);

    /// <summary>
    /// A page elsewhere can give its own name our address and would then read the inbox as its own: only names that stand
    /// for this machine are answered.
    /// </summary>
    internal static RequestDelegate Guarded(RequestDelegate handler) => http =>
    {
        http.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        http.Response.Headers.CacheControl = "no-store";
        if (IsThisMachine(http.Request.Host.Host))
            return handler(http);
        http.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        return http.Response.WriteAsync("This page answers to localhost only.", http.RequestAborted);
    };

    private static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (System.Net.IPAddress.TryParse(host.Trim('[', ']'), out var address) && System.Net.IPAddress.IsLoopback(address));

    private static Overview Overview(HttpContext http) => http.RequestServices.GetRequiredService<Overview>();

    internal static Uri BaseUrl(HttpContext http) => new($"{http.Request.Scheme}://{http.Request.Host}");
}
