using Amazon.Runtime;
using IExceptionHandler = Microsoft.AspNetCore.Diagnostics.IExceptionHandler;

namespace ImageStudio.Web.Http;

/// <summary>Turns failures to reach AWS into an answer that says so; what exactly went wrong is in the log.</summary>
internal sealed partial class StorageFaults(IProblemDetailsService problems, ILogger<StorageFaults> logger) : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not (AmazonClientException or AmazonServiceException or HttpRequestException)) return ValueTask.FromResult(false);
        Log.NotReached(logger, exception, httpContext.Request.Method, httpContext.Request.Path);
        httpContext.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        httpContext.Response.Headers.RetryAfter = "5";
        return problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = httpContext,
            ProblemDetails = { Title = "The photo store does not answer", Detail = "Nothing is lost: please try again in a moment." },
        });
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "AWS refused or did not answer during {Method} {Path}.")]
        public static partial void NotReached(ILogger logger, Exception exception, string method, PathString path);
    }
}
