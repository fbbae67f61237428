namespace ImageStudio.LocalAws.Wire;

/// <summary>Tells protocols apart: signals in, claim out; no body, no state.</summary>
internal static class ProtocolClaimer
{
    /// <summary>Everything below this path is a page of ours; a bucket name cannot begin with an underscore.</summary>
    public const string PagePrefix = "/_localaws";

    private const string Form = "application/x-www-form-urlencoded";

    public static ProtocolClaim Claim(in RequestSignals signals)
    {
        if (signals.Target is { } target && target.LastIndexOf('.') is > 0 and var dot)
            return new ProtocolClaim(Protocol.AwsJson, target[..dot], target[(dot + 1)..]);
        if (IsPage(signals))
            return new ProtocolClaim(Protocol.Page);
        if (signals.Scope?.Service == "s3")
            return new ProtocolClaim(Protocol.Rest);
        if (IsForm(signals) || HasAction(signals))
            return new ProtocolClaim(Protocol.AwsQuery, signals.Scope?.Service ?? ServiceOfHost(signals.Host), signals.Query["Action"]);
        return new ProtocolClaim(Protocol.Rest);
    }

    private static bool IsForm(in RequestSignals signals) =>
        HttpMethods.IsPost(signals.Method) && signals.ContentType?.StartsWith(Form, StringComparison.OrdinalIgnoreCase) is true;

    // Unsigned reads of an object may carry any parameter: only the root and queue URLs (/account/name) take actions.
    private static bool HasAction(in RequestSignals signals) =>
        signals.Query.ContainsKey("Action") && (signals.Path == "/" || (signals.Path.Length > 12 && signals.Path[1..13].All(char.IsAsciiDigit)));

    // "health" is a valid bucket name, and "/" lists buckets: a signed request is always meant for S3.
    private static bool IsPage(in RequestSignals signals) =>
        signals.Scope is null
        && (signals.Path is "/health"
            || signals.Path.StartsWith(PagePrefix, StringComparison.Ordinal)
            || (signals.Path is "/" && signals.Query.Count == 0 && HttpMethods.IsGet(signals.Method)
                && signals.Accept?.Contains("text/html", StringComparison.OrdinalIgnoreCase) is true));

    /// <summary><c>sqs.eu-west-1.localhost:4566</c>, <c>sns.localhost</c>: the first label names the service.</summary>
    private static string? ServiceOfHost(string host) =>
        host.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot && !char.IsAsciiDigit(host[0]) ? host[..dot] : null;
}
