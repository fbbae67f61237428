namespace ImageStudio.LocalAws.Wire;

/// <summary>What a request tells about its protocol before its body is read.</summary>
internal readonly record struct RequestSignals
{
    public required string Method { get; init; }

    public required string Path { get; init; }

    public required string Host { get; init; }

    public required IQueryCollection Query { get; init; }

    public string? ContentType { get; init; }

    /// <summary><c>X-Amz-Target</c>: <c>{service prefix}.{operation}</c> in the AWS JSON protocols.</summary>
    public string? Target { get; init; }

    public string? Accept { get; init; }

    /// <summary>From the Authorization header or a presigned URL; <c>null</c> for an anonymous call.</summary>
    public CredentialScope? Scope { get; init; }

    public static RequestSignals Of(HttpRequest request)
    {
        var headers = request.Headers;
        return new RequestSignals
        {
            Method = request.Method,
            Path = request.Path.Value ?? "/",
            Host = request.Host.Value ?? "",
            Query = request.Query,
            ContentType = request.ContentType,
            Target = headers["X-Amz-Target"],
            Accept = headers.Accept,
            Scope = CredentialScope.Parse(headers.Authorization) ?? CredentialScope.ParsePresigned(request.Query["X-Amz-Credential"]),
        };
    }
}
