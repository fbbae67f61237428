using System.Globalization;
using Microsoft.AspNetCore.Http.Features;

namespace ImageStudio.LocalAws.Wire.Signing;

/// <summary>A request with its signature, in the Authorization header or in the query of a presigned URL.</summary>
internal sealed record SignedRequest
{
    private const string SignatureParameter = "X-Amz-Signature";
    private const string DateForm = "yyyyMMdd'T'HHmmss'Z'";

    public required CredentialScope Scope { get; init; }

    /// <summary>Lower-case names, in order.</summary>
    public required IReadOnlyList<string> SignedHeaders { get; init; }

    public required string Signature { get; init; }

    /// <summary>When it was signed, <c>20260131T120000Z</c>.</summary>
    public required string Date { get; init; }

    public required bool IsPresigned { get; init; }

    public string? SessionToken { get; init; }

    /// <summary>Reads the signature; <c>null</c> where there is none, or it is of another kind or malformed.</summary>
    public static SignedRequest? Read(HttpRequest request) => OfHeader(request) ?? OfQuery(request);

    /// <summary>When it was signed; <c>null</c> where that is no time.</summary>
    public DateTimeOffset? Time => ParseDate(Date);

    public static DateTimeOffset? ParseDate(string? text) =>
        DateTimeOffset.TryParseExact(text, DateForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    public static string WriteDate(DateTimeOffset time) => time.UtcDateTime.ToString(DateForm, CultureInfo.InvariantCulture);

    /// <summary>What the signature covers, https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html.</summary>
    /// <param name="request">The request.</param>
    /// <param name="payloadHash">Hash of the body, or what stands in its place.</param>
    /// <param name="encodePathTwice">Everywhere but in S3.</param>
    public string Canonical(HttpRequest request, string payloadHash, bool encodePathTwice)
    {
        var target = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var question = target.IndexOf('?', StringComparison.Ordinal);
        var (path, query) = question < 0 ? (target, "") : (target[..question], target[(question + 1)..]);
        var headers = string.Concat(SignedHeaders.Select(name => $"{name}:{HeaderValue(request, name)}\n"));
        return $"{request.Method}\n{Path(path, encodePathTwice)}\n{Query(query)}\n{headers}\n{string.Join(';', SignedHeaders)}\n{payloadHash}";
    }

    public string TextToSign(string canonical) => $"{SigV4.Algorithm}\n{Date}\n{Scope.Text}\n{SigV4.Hash(canonical)}";

    private static SignedRequest? OfHeader(HttpRequest request)
    {
        var authorization = request.Headers.Authorization.ToString();
        if (!authorization.StartsWith(SigV4.Algorithm + " ", StringComparison.Ordinal) || CredentialScope.Parse(authorization) is not { IsTerminated: true } scope)
            return null;
        var parts = authorization[SigV4.Algorithm.Length..].Split(',', StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2)).Where(part => part.Length == 2).ToLookup(part => part[0], part => part[1]);
        if (parts["SignedHeaders"].FirstOrDefault() is not { } headers || parts["Signature"].FirstOrDefault() is not { } signature)
            return null;
        var date = request.Headers["x-amz-date"].ToString();
        return new SignedRequest
        {
            Scope = scope,
            SignedHeaders = headers.Split(';'),
            Signature = signature,
            Date = date.Length > 0 ? date : request.GetTypedHeaders().Date is { } time ? WriteDate(time) : "",
            IsPresigned = false,
            SessionToken = request.Headers["x-amz-security-token"],
        };
    }

    private static SignedRequest? OfQuery(HttpRequest request)
    {
        var query = request.Query;
        if (query[SignatureParameter].ToString() is not { Length: > 0 } signature || query["X-Amz-Algorithm"] != SigV4.Algorithm
            || CredentialScope.ParsePresigned(query["X-Amz-Credential"]) is not { IsTerminated: true } scope)
            return null;
        return new SignedRequest
        {
            Scope = scope,
            SignedHeaders = query["X-Amz-SignedHeaders"].ToString().Split(';'),
            Signature = signature,
            Date = query["X-Amz-Date"].ToString(),
            IsPresigned = true,
            SessionToken = query["X-Amz-Security-Token"],
        };
    }

    // Runs of spaces count as one; several headers of a name are one with commas.
    private static string HeaderValue(HttpRequest request, string name) => string.Join(
        ',', request.Headers[name].Select(value => string.Join(' ', (value ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))));

    private static string Path(string path, bool encodeTwice) =>
        string.Join('/', path.Split('/').Select(part => Uri.EscapeDataString(encodeTwice ? part : Uri.UnescapeDataString(part))));

    private static string Query(string query) => string.Join('&', query.Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2)).Where(pair => pair[0] != SignatureParameter)
        .Select(pair => (Name: Encoded(pair[0]), Value: pair.Length > 1 ? Encoded(pair[1]) : ""))
        .OrderBy(pair => pair.Name, StringComparer.Ordinal).ThenBy(pair => pair.Value, StringComparer.Ordinal)
        .Select(pair => $"{pair.Name}={pair.Value}"));

    private static string Encoded(string text) => Uri.EscapeDataString(Uri.UnescapeDataString(text));
}
