using Microsoft.AspNetCore.Diagnostics;

namespace ImageStudio.Web.Http;

/// <summary>Says what is wrong with a request that cannot be read, such as a parameter that is absent or malformed.</summary>
internal sealed class BadRequests(IProblemDetailsService problems) : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not BadHttpRequestException bad) return ValueTask.FromResult(false);
        httpContext.Response.StatusCode = bad.StatusCode;
        return problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = { Detail = bad.Message } });
    }
}
