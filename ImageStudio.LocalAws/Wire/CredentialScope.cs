namespace ImageStudio.LocalAws.Wire;

/// <summary>
/// The credential of a Signature Version 4, <c>AKID/20260101/us-east-1/sqs/aws4_request</c>.
/// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-signing-elements.html.
/// </summary>
internal sealed record CredentialScope(string AccessKeyId, string Region, string Service)
{
    private const string Marker = "Credential=";

    /// <summary>The day of the signature, <c>20260101</c>.</summary>
    public string Date { get; init; } = "";

    /// <summary>Whether it ends as it should.</summary>
    public bool IsTerminated { get; init; }

    /// <summary>What is signed of it: everything but the key's id.</summary>
    public string Text => $"{Date}/{Region}/{Service}/aws4_request";

    /// <summary>Reads an Authorization header.</summary>
    public static CredentialScope? Parse(string? authorization)
    {
        if (authorization is null || !authorization.StartsWith("AWS4-", StringComparison.Ordinal))
            return null;
        var start = authorization.IndexOf(Marker, StringComparison.Ordinal);
        if (start < 0)
            return null;
        start += Marker.Length;
        var end = authorization.AsSpan(start).IndexOfAny(',', ' ');
        return ParsePresigned(end < 0 ? authorization[start..] : authorization.Substring(start, end));
    }

    /// <summary>Reads the <c>X-Amz-Credential</c> of a presigned URL.</summary>
    public static CredentialScope? ParsePresigned(string? credential) =>
        // Counted from the end, because an access key id may hold slashes.
        credential?.Split('/') is { Length: >= 5 } parts
            ? new CredentialScope(string.Join('/', parts[..^4]), parts[^3], parts[^2]) { Date = parts[^4], IsTerminated = parts[^1] == "aws4_request" }
            : null;
}
