using ImageStudio.Web.Presigning;

namespace ImageStudio.Web.Http;

/// <summary>
/// Headers that keep the page to its own scripts, styles and pictures. Pictures set a stricter policy of their own:
/// what is set here is only what a response lacks.
/// </summary>
internal sealed class SecurityHeaders(RequestDelegate next, BrowserStore store)
{
    // No inline script or style anywhere, and no markup from strings (trusted types): names stay names.
    private const string PagePolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; manifest-src 'self'; "
        + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; connect-src 'self'";

    public async Task InvokeAsync(HttpContext context)
    {
        // Photos go straight to S3, which is another origin.
        var policy = await store.FindOriginAsync() is { } origin ? $"{PagePolicy} {origin}" : PagePolicy;
        context.Response.OnStarting(static state =>
        {
            var (response, policy) = ((HttpResponse, string))state;
            var headers = response.Headers;
            headers.TryAdd("Content-Security-Policy", policy);
            headers.TryAdd("X-Content-Type-Options", "nosniff");
            headers.TryAdd("X-Frame-Options", "DENY");
            headers.TryAdd("Referrer-Policy", "same-origin");
            headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
            headers.TryAdd("Cross-Origin-Resource-Policy", "same-origin");
            headers.TryAdd("Permissions-Policy", "geolocation=(), microphone=(), payment=(), usb=()");
            return Task.CompletedTask;
        }, (context.Response, policy));
        await next(context);
    }
}
