using System.Globalization;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.S3.Wire;

/// <summary>
/// The lifetime of presigned requests, https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html.
/// </summary>
internal static class PresignedRequest
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <exception cref="AwsException">AccessDenied: it has expired. AuthorizationQueryParametersError: it is malformed.</exception>
    public static void Check(S3Request request, DateTimeOffset now)
    {
        if (request.Query("X-Amz-Signature") is not null)
            CheckVersion4(request, now);
        else if (request.Query("Signature") is not null && request.Query("AWSAccessKeyId") is not null)
            CheckVersion2(request, now);
    }

    private static void CheckVersion4(S3Request request, DateTimeOffset now)
    {
        if (!DateTimeOffset.TryParseExact(request.Query("X-Amz-Date"), "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var from))
            throw S3Errors.AuthorizationQueryParametersError("X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"");
        if (!int.TryParse(request.Query("X-Amz-Expires"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds))
            throw S3Errors.AuthorizationQueryParametersError("X-Amz-Expires should be a number");
        if (seconds < 0)
            throw S3Errors.AuthorizationQueryParametersError("X-Amz-Expires must be non-negative");
        if (seconds > Longest.TotalSeconds)
            throw S3Errors.AuthorizationQueryParametersError("X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds");
        var until = from.AddSeconds(seconds);
        if (now > until)
        {
            throw S3Errors.AccessDenied(
                "Request has expired",
                ("X-Amz-Expires", seconds.ToString(CultureInfo.InvariantCulture)), ("Expires", Whole(until)), ("ServerTime", Whole(now)));
        }
    }

    private static void CheckVersion2(S3Request request, DateTimeOffset now)
    {
        if (!long.TryParse(request.Query("Expires"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > 253402300799)
            throw S3Errors.AccessDenied("Invalid date (should be seconds since epoch): " + request.Query("Expires"));
        if (DateTimeOffset.FromUnixTimeSeconds(seconds) is var until && now > until)
            throw S3Errors.AccessDenied("Request has expired", ("Expires", Whole(until)), ("ServerTime", Whole(now)));
    }

    private static string Whole(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
