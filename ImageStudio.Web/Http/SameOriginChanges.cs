using Microsoft.AspNetCore.Http.HttpResults;

namespace ImageStudio.Web.Http;

/// <summary>
/// Refuses changes that another site's page asks a browser to make. Browsers say where a request comes from
/// (https://www.w3.org/TR/fetch-metadata/, and Origin before that); clients that say nothing are no browsers.
/// </summary>
internal sealed partial class SameOriginChanges(RequestDelegate next, ILogger<SameOriginChanges> logger)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (IsSafe(context.Request.Method) || IsOwn(context.Request)) return next(context);
        Log.Refused(logger, context.Request.Method, context.Request.Headers.Origin.ToString());
        return Refusal().ExecuteAsync(context);
    }

    internal static bool IsOwn(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0) return site is "same-origin" or "none";
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    private static ProblemHttpResult Refusal() => TypedResults.Problem(
        "Changes are made only from ImageStudio's own page, or by programs that are no browsers.",
        statusCode: StatusCodes.Status403Forbidden,
        title: "Another site asked for this change");

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Refused a {Method} that a page of {Origin} asked for.")]
        public static partial void Refused(ILogger logger, string method, string origin);
    }
}
