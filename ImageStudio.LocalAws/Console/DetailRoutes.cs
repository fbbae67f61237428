using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Console;

/// <summary>Buckets, objects and queues one by one: as a page, and as JSON.</summary>
internal static class DetailRoutes
{
    public static void MapDetails(this IEndpointRouteBuilder app)
    {
        const string root = ConsoleRoutes.Root;
        app.MapGet($"{root}/buckets/{{bucket}}", Found(async http => await ConsoleRoutes.HtmlAsync(http, BucketPage.Render(await FolderAsync(http)))));
        app.MapGet($"{root}/api/buckets/{{bucket}}/objects", Found(async http => await ConsoleRoutes.JsonAsync(http, await FolderAsync(http), ConsoleJson.Default.FolderView)));
        app.MapGet($"{root}/objects/{{bucket}}", Found(http => ObjectPreview.WriteAsync(http, Browser(http), Route(http, "bucket"), Query(http, "key"), ConsoleRoutes.BaseUrl(http))));
        app.MapGet($"{root}/queues/{{region}}/{{name}}", Found(http => ConsoleRoutes.HtmlAsync(http, QueuePage.Render(Messages(http)))));
        app.MapGet($"{root}/api/queues/{{region}}/{{name}}/messages", Found(http => ConsoleRoutes.JsonAsync(http, Messages(http), ConsoleJson.Default.QueueMessagesView)));
    }

    /// <summary>A bucket, object or queue that is not there, or not any more, is answered with 404 and a word.</summary>
    private static RequestDelegate Found(RequestDelegate handler) => ConsoleRoutes.Guarded(async http =>
    {
        try
        {
            await handler(http);
        }
        catch (AwsException gone) when (!http.Response.HasStarted)
        {
            http.Response.StatusCode = gone.StatusCode;
            await ConsoleRoutes.HtmlAsync(http, Layout.Page("LocalAws", Html.Of($"<p class=\"empty\">{gone.Message}</p>")));
        }
    });

    private static Task<FolderView> FolderAsync(HttpContext http) => Browser(http).ListAsync(
        Route(http, "bucket"), Query(http, "prefix"), http.Request.Query["after"], ConsoleRoutes.BaseUrl(http), http.RequestAborted);

    private static QueueMessagesView Messages(HttpContext http) =>
        http.RequestServices.GetRequiredService<QueuePeek>().Messages(Route(http, "region"), Route(http, "name"))
        ?? throw new AwsException("NotFound", "There is no such queue.", StatusCodes.Status404NotFound);

    private static ObjectBrowser Browser(HttpContext http) => http.RequestServices.GetRequiredService<ObjectBrowser>();

    private static string Route(HttpContext http, string name) => (string)http.Request.RouteValues[name]!;

    private static string Query(HttpContext http, string name) => http.Request.Query[name].ToString();
}
