namespace ImageStudio.Web.Http;

/// <summary>
/// Headers that keep the page to its own scripts, styles and pictures. Pictures set a stricter policy of their own:
/// what is set here is only what a response lacks.
/// </summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    // No inline script or style anywhere, and no markup from strings (trusted types): names stay names.
    private const string PagePolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; manifest-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(static state =>
        {
            var headers = ((HttpContext)state).Response.Headers;
            headers.TryAdd("Content-Security-Policy", PagePolicy);
            headers.TryAdd("X-Content-Type-Options", "nosniff");
            headers.TryAdd("X-Frame-Options", "DENY");
            headers.TryAdd("Referrer-Policy", "same-origin");
            headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
            headers.TryAdd("Cross-Origin-Resource-Policy", "same-origin");
            headers.TryAdd("Permissions-Policy", "geolocation=(), microphone=(), payment=(), usb=()");
            return Task.CompletedTask;
        }, context);
        return next(context);
    }
}
