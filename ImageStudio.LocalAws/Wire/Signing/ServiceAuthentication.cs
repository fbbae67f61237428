using System.Globalization;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Common.Credentials;

namespace ImageStudio.LocalAws.Wire.Signing;

/// <summary>Finds out who calls a service of the JSON or Query protocol, and holds the signature against the known keys.</summary>
internal sealed class ServiceAuthentication(CredentialDirectory credentials, TimeProvider time)
{
    /// <summary>How far a signature's time may be from ours.</summary>
    public static readonly TimeSpan MaxSkew = TimeSpan.FromMinutes(15);

    /// <summary>Reads the body, which the signature covers, and puts it back; <c>null</c> where nobody asks for signatures.</summary>
    /// <exception cref="AwsException">The body is larger than the server's limit.</exception>
    public async ValueTask<string?> HashBodyAsync(HttpContext http)
    {
        if (!credentials.AreRequired)
            return null;
        var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        body.Position = 0;
        http.Request.Body = body;
        return SigV4.Hash(body.GetBuffer().AsSpan(0, (int)body.Length));
    }

    /// <summary>The caller with an identity.</summary>
    /// <param name="http">The request.</param>
    /// <param name="service">The service that is called.</param>
    /// <param name="operation">The operation that is called.</param>
    /// <param name="bodyHash">From <see cref="HashBodyAsync"/>.</param>
    /// <param name="caller">What is known of the caller.</param>
    /// <exception cref="AwsException">The request is not signed, or not well.</exception>
    public CallerContext Authenticate(HttpContext http, ServiceDefinition service, Operation operation, string? bodyHash, CallerContext caller)
    {
        if (bodyHash is null)
            return caller with { Identity = credentials.Find(caller.AccessKeyId ?? "", http.Request.Headers["x-amz-security-token"])?.Identity };
        var signed = SignedRequest.Read(http.Request);
        if (signed is null)
        {
            if (http.Request.Headers.Authorization.Count > 0)
                throw SignatureErrors.IncompleteSignature();
            return service.UnsignedOperations.Contains(operation.Name) ? caller : throw SignatureErrors.MissingAuthenticationToken();
        }
        if (signed.Scope.Service != service.SigningName)
            throw SignatureErrors.SignatureDoesNotMatch($"Credential should be scoped to correct service: '{service.SigningName}'.");
        CheckTime(signed, http.Request);
        var credential = credentials.Find(signed.Scope.AccessKeyId, signed.SessionToken) ?? throw SignatureErrors.InvalidClientTokenId();
        if (credential.Expiration < time.GetUtcNow())
            throw SignatureErrors.ExpiredToken();
        var text = signed.TextToSign(signed.Canonical(http.Request, bodyHash, encodePathTwice: true));
        if (!signed.SignedHeaders.Contains("host") || !SigV4.AreEqual(SigV4.Sign(SigV4.Key(credential.SecretAccessKey, signed.Scope), text), signed.Signature))
            throw SignatureErrors.SignatureDoesNotMatch();
        return caller with { Identity = credential.Identity };
    }

    private void CheckTime(SignedRequest signed, HttpRequest request)
    {
        if (signed.Time is not { } at || !signed.Date.StartsWith(signed.Scope.Date, StringComparison.Ordinal))
            throw SignatureErrors.IncompleteSignature();
        var now = time.GetUtcNow();
        var lifetime = signed.IsPresigned && int.TryParse(request.Query["X-Amz-Expires"], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds) : MaxSkew;
        if (now - at > lifetime)
            throw SignatureErrors.SignatureDoesNotMatch($"Signature expired: {signed.Date} is now earlier than {SignedRequest.WriteDate(now - lifetime)} ({SignedRequest.WriteDate(now)} - {lifetime.TotalMinutes:0} min.)");
        if (at - now > MaxSkew)
            throw SignatureErrors.SignatureDoesNotMatch($"Signature not yet current: {signed.Date} is still later than {SignedRequest.WriteDate(now + MaxSkew)} ({SignedRequest.WriteDate(now)} + {MaxSkew.TotalMinutes:0} min.)");
    }
}
