using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Common.Credentials;
using ImageStudio.LocalAws.Wire.Signing;

namespace ImageStudio.LocalAws.S3.Wire;

/// <summary>
/// Finds out who calls, and holds signatures in headers and presigned URLs against the known keys. Forms are signed in their
/// fields, which the operation looks at.
/// </summary>
internal sealed class S3Authentication(CredentialDirectory credentials, TimeProvider time)
{
    private const string StreamingPayload = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";

    /// <summary>Whether requests have to be signed with a known key.</summary>
    public bool IsRequired => credentials.AreRequired;

    /// <returns>The request, with what its body is to be held against, and the caller with an identity.</returns>
    /// <exception cref="AwsException">The request is not signed, or not well, or no longer good.</exception>
    public (S3Request Request, CallerContext Caller) Authenticate(S3Request request, CallerContext caller)
    {
        PresignedRequest.Check(request, time.GetUtcNow());
        var http = request.Http.Request;
        if (!IsRequired)
            return (request, caller with { Identity = credentials.Find(caller.AccessKeyId ?? "", request.Header("x-amz-security-token"))?.Identity });
        var signed = SignedRequest.Read(http);
        if (signed is null)
        {
            if (request.Query("Signature") is { } signature && request.Query("AWSAccessKeyId") is { } id)
                return (request, WithVersion2(request, id, signature, caller));
            return IsForm(http) ? (request, caller) : throw Unsigned(request);
        }

        var credential = Known(signed.Scope.AccessKeyId, signed.SessionToken);
        if (signed.Scope.Service != "s3")
            throw S3Errors.AuthorizationHeaderMalformed($"incorrect service \"{signed.Scope.Service}\". This endpoint belongs to \"s3\".");
        CheckTime(signed);
        var hash = PayloadHash(request, signed);
        var key = SigV4.Key(credential.SecretAccessKey, signed.Scope);
        var canonical = signed.Canonical(http, hash, encodePathTwice: false);
        var text = signed.TextToSign(canonical);
        if (!SigV4.AreEqual(SigV4.Sign(key, text), signed.Signature))
            throw S3Errors.SignatureDoesNotMatch(signed.Scope.AccessKeyId, signed.Signature, text, canonical);
        CheckCovered(http, signed);
        var chunks = hash.StartsWith(StreamingPayload, StringComparison.Ordinal) ? new ChunkSignatures(key, signed, hash.EndsWith("-TRAILER", StringComparison.Ordinal)) : null;
        return (request with { Chunks = chunks }, caller with { Identity = credential.Identity });
    }

    /// <summary>Whether a request is an upload by form, which carries its signature in the body.</summary>
    private static bool IsForm(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && request.Headers.Authorization.Count == 0
        && request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) is true;

    private AwsCredential Known(string id, string? token)
    {
        var credential = credentials.Find(id, token) ?? throw (string.IsNullOrEmpty(token) ? S3Errors.InvalidAccessKeyId(id) : S3Errors.InvalidToken());
        return credential.Expiration < time.GetUtcNow() ? throw S3Errors.ExpiredToken() : credential;
    }

    private CallerContext WithVersion2(S3Request request, string id, string signature, CallerContext caller)
    {
        var credential = Known(id, request.Query("x-amz-security-token"));
        var text = SigV2.TextToSign(request);
        return SigV4.AreEqual(SigV2.Sign(credential.SecretAccessKey, text), signature)
            ? caller with { AccessKeyId = id, Identity = credential.Identity }
            : throw S3Errors.SignatureDoesNotMatch(id, signature, text, canonical: null);
    }

    private void CheckTime(SignedRequest signed)
    {
        var now = time.GetUtcNow();
        if (signed.Time is not { } at || !signed.Date.StartsWith(signed.Scope.Date, StringComparison.Ordinal))
            throw S3Errors.AccessDenied("AWS authentication requires a valid Date or x-amz-date header");
        if (signed.IsPresigned && at - now > ServiceAuthentication.MaxSkew)
            throw S3Errors.AccessDenied("Request is not valid yet");
        if (!signed.IsPresigned && (at - now).Duration() > ServiceAuthentication.MaxSkew)
            throw S3Errors.RequestTimeTooSkewed(signed.Date, S3Time.Iso(now), ServiceAuthentication.MaxSkew);
    }

    private static string PayloadHash(S3Request request, SignedRequest signed)
    {
        var stated = request.Header("x-amz-content-sha256") ?? request.Query("X-Amz-Content-Sha256");
        if (stated is null)
            return signed.IsPresigned ? "UNSIGNED-PAYLOAD" : throw S3Errors.InvalidRequest("Missing required header for this request: x-amz-content-sha256");
        var isKnown = stated is "UNSIGNED-PAYLOAD" or "STREAMING-UNSIGNED-PAYLOAD-TRAILER" or StreamingPayload or StreamingPayload + "-TRAILER"
            || (stated.Length == 64 && stated.All(char.IsAsciiHexDigit));
        return isKnown ? stated : throw S3Errors.InvalidArgument(
            "x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-UNSIGNED-PAYLOAD-TRAILER, STREAMING-AWS4-HMAC-SHA256-PAYLOAD, STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER or a valid sha256 value.",
            "x-amz-content-sha256", stated);
    }

    // What is not signed could be added on the way.
    private static void CheckCovered(HttpRequest request, SignedRequest signed)
    {
        var open = request.Headers.Keys.Select(name => name.ToLowerInvariant())
            .Where(name => (name == "host" || name.StartsWith("x-amz-", StringComparison.Ordinal)) && !signed.SignedHeaders.Contains(name)).Order(StringComparer.Ordinal).ToList();
        if (open.Count > 0)
            throw S3Errors.AccessDenied("There were headers present in the request which were not signed", ("HeadersNotSigned", string.Join(", ", open)));
    }

    private static AwsException Unsigned(S3Request request)
    {
        if (request.Headers.Authorization.Count > 0)
            return S3Errors.AuthorizationHeaderMalformed("the Credential is mal-formed; expecting \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\".");
        return request.HasQuery("X-Amz-Signature")
            ? S3Errors.AuthorizationQueryParametersError("Error parsing the X-Amz-Credential parameter; the Credential is mal-formed; expecting \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\".")
            : S3Errors.AccessDenied("Access Denied");
    }
}
