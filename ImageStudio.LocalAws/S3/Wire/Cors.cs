using System.Globalization;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Wire;

/// <summary>Applies a bucket's CORS rules: the first one that fits decides, as S3 does it.</summary>
internal static class Cors
{
    /// <summary>Answers <c>OPTIONS</c>, which browsers send without credentials.</summary>
    /// <exception cref="AwsException">BadRequest, AccessForbidden.</exception>
    public static void AnswerPreflight(S3Request request, IReadOnlyList<CorsRule>? rules)
    {
        var origin = request.Header("Origin") ?? throw new AwsException("BadRequest", "Insufficient information. Origin request header needed.");
        var method = request.Header("Access-Control-Request-Method") ?? throw new AwsException("BadRequest", "Invalid Access-Control-Request-Method: null");
        if (rules is null)
            throw S3Errors.AccessForbidden("CORSResponse: CORS is not enabled for this bucket.");
        string[] headers = [.. (request.Header("Access-Control-Request-Headers") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        var rule = rules.FirstOrDefault(r => Allows(r, origin, method) && headers.All(h => r.AllowedHeaders.Any(p => Fits(p, h, StringComparison.OrdinalIgnoreCase))))
            ?? throw S3Errors.AccessForbidden("CORSResponse: This CORS request is not allowed. This is usually because the evalution of Origin, request method / Access-Control-Request-Method or Access-Control-Request-Headers are not whitelisted by the resource's CORS spec.");
        Answer(request, rule, origin);
        if (headers.Length > 0)
            request.Http.Response.Headers.AccessControlAllowHeaders = string.Join(", ", headers.Select(h => h.ToLowerInvariant()));
        if (rule.MaxAgeSeconds is { } age)
            request.Http.Response.Headers.AccessControlMaxAge = age.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Adds to the answer of any other request what lets the page of an allowed origin read it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="rules">The bucket's rules.</param>
    /// <param name="isVerified">Whether signatures tell who is behind a request.</param>
    /// <exception cref="AwsException">AccessDenied: a page that no rule allows wants to change something.</exception>
    public static void AddHeaders(S3Request request, IReadOnlyList<CorsRule>? rules, bool isVerified)
    {
        if (request.Header("Origin") is not { } origin)
            return;
        if (rules?.FirstOrDefault(r => Allows(r, origin, request.Http.Request.Method)) is { } rule)
            Answer(request, rule, origin);
        else if (!isVerified && MayBeForged(request.Http.Request, origin))
            throw S3Errors.AccessDenied("Pages of another origin may post only what a CORS rule of the bucket allows them.");
    }

    // A form is something any web page can post to loopback without asking, and where every key is welcome no signature
    // stands in its way. All other changes are asked about in a preflight.
    private static bool MayBeForged(HttpRequest request, string origin) =>
        HttpMethods.IsPost(request.Method) && request.Headers.Authorization.Count == 0 && origin != $"{request.Scheme}://{request.Host}";

    private static void Answer(S3Request request, CorsRule rule, string origin)
    {
        var headers = request.Http.Response.Headers;
        var any = rule.AllowedOrigins.Contains("*");
        headers.AccessControlAllowOrigin = any ? "*" : origin;
        headers.AccessControlAllowMethods = string.Join(", ", rule.AllowedMethods);
        if (!any)
            headers.AccessControlAllowCredentials = "true";
        if (rule.ExposeHeaders.Count > 0)
            headers.AccessControlExposeHeaders = string.Join(", ", rule.ExposeHeaders);
        headers.Vary = "Origin, Access-Control-Request-Headers, Access-Control-Request-Method";
    }

    private static bool Allows(CorsRule rule, string origin, string method) =>
        rule.AllowedMethods.Contains(method) && rule.AllowedOrigins.Any(p => Fits(p, origin, StringComparison.Ordinal));

    /// <summary>A pattern holds at most one asterisk.</summary>
    private static bool Fits(string pattern, string value, StringComparison comparison)
    {
        var star = pattern.IndexOf('*', StringComparison.Ordinal);
        return star < 0
            ? string.Equals(pattern, value, comparison)
            : value.Length >= pattern.Length - 1 && value.StartsWith(pattern[..star], comparison) && value.EndsWith(pattern[(star + 1)..], comparison);
    }
}
