using System.Text;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Wire;

/// <summary>Reads what a write says about an object in headers.</summary>
internal static class ObjectHeaders
{
    private const string MetadataPrefix = "x-amz-meta-";

    /// <summary>What would change the outcome and is not there; better refused than ignored.</summary>
    private static readonly string[] Unsupported =
    [
        "x-amz-server-side-encryption-aws-kms-key-id", "x-amz-server-side-encryption-context", "x-amz-server-side-encryption-customer-algorithm",
        "x-amz-object-lock-mode", "x-amz-object-lock-retain-until-date", "x-amz-object-lock-legal-hold", "x-amz-write-offset-bytes",
        "x-amz-grant-full-control", "x-amz-grant-read", "x-amz-grant-read-acp", "x-amz-grant-write-acp", "x-amz-copy-source-server-side-encryption-customer-algorithm",
    ];

    /// <exception cref="AwsException">NotImplemented, AccessControlListNotSupported.</exception>
    public static ContentHeaders Content(S3Request request)
    {
        CheckSupported(request);
        return new ContentHeaders
        {
            ContentType = request.Header("Content-Type"),
            CacheControl = request.Header("Cache-Control"),
            ContentDisposition = request.Header("Content-Disposition"),
            ContentEncoding = WithoutAwsChunked(request.Header("Content-Encoding")),
            ContentLanguage = request.Header("Content-Language"),
            Expires = request.Header("Expires"),
            WebsiteRedirectLocation = request.Header("x-amz-website-redirect-location"),
        };
    }

    public static Dictionary<string, string> Metadata(S3Request request) =>
        request.Headers.Where(h => h.Key.StartsWith(MetadataPrefix, StringComparison.OrdinalIgnoreCase))
            .ToDictionary(h => h.Key[MetadataPrefix.Length..].ToLowerInvariant(), h => string.Join(",", h.Value.AsEnumerable()));

    /// <summary><c>x-amz-tagging: a=1&amp;b=2</c>, form-encoded; <c>null</c> where there is none.</summary>
    /// <exception cref="AwsException">InvalidTag, InvalidArgument.</exception>
    public static Dictionary<string, string>? Tags(S3Request request)
    {
        if (request.Header("x-amz-tagging") is not { } text)
            return null;
        var pairs = text.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2))
            .Select(pair => KeyValuePair.Create(S3Target.Decode(pair[0]), pair.Length > 1 ? S3Target.Decode(pair[1]) : ""));
        return TagSet.Check([.. pairs], TagSet.MaxOnObject);
    }

    /// <exception cref="AwsException">NotImplemented: S3 knows <c>If-None-Match: *</c> only.</exception>
    public static WriteCondition WriteCondition(S3Request request)
    {
        var ifNoneMatch = request.Header("If-None-Match");
        if (ifNoneMatch is not (null or "*"))
            throw S3Errors.HeaderNotImplemented("If-None-Match");
        return new WriteCondition(request.Header("If-Match"), ifNoneMatch is not null);
    }

    /// <param name="request">The request.</param>
    /// <param name="prefix"><c>x-amz-copy-source-</c> for the conditions on a copy's source.</param>
    public static ReadCondition ReadCondition(S3Request request, string prefix = "") => new(
        request.Header(prefix + "If-Match"), request.Header(prefix + "If-None-Match"), request.Time(prefix + "If-Modified-Since"), request.Time(prefix + "If-Unmodified-Since"));

    /// <summary>Bucket and key in <c>x-amz-copy-source</c>: <c>[/]bucket/key[?versionId=null]</c>, percent-encoded.</summary>
    /// <exception cref="AwsException">InvalidArgument, NotImplemented.</exception>
    public static (string Bucket, string Key) CopySource(S3Request request)
    {
        var text = request.Header("x-amz-copy-source")!;
        var version = text.IndexOf("?versionId=", StringComparison.Ordinal);
        if (version >= 0 && text[version..] != "?versionId=null")
            throw S3Errors.NotImplemented("A version of a copy source");
        var decoded = S3Target.Decode((version < 0 ? text : text[..version]).TrimStart('/'));
        return decoded.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash && slash < decoded.Length - 1
            ? (decoded[..slash], decoded[(slash + 1)..])
            : throw S3Errors.InvalidArgument("Copy Source must mention the source bucket and key: sourcebucket/sourcekey", "x-amz-copy-source", text);
    }

    /// <summary>Metadata as a header holds it: what is not ASCII goes as an encoded word (RFC 2047), as S3 does it.</summary>
    public static string Encode(string value) =>
        value.All(c => c is >= ' ' and <= '~' or '\t') ? value : $"=?UTF-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(value))}?=";

    /// <summary>Name of the header that holds a metadata entry.</summary>
    public static string MetadataHeader(string name) => MetadataPrefix + name;

    private static void CheckSupported(S3Request request)
    {
        if (Array.Find(Unsupported, name => request.Header(name) is not null) is { } unsupported)
            throw S3Errors.HeaderNotImplemented(unsupported);
        if (request.Header("x-amz-server-side-encryption") is not (null or "AES256"))
            throw S3Errors.HeaderNotImplemented("x-amz-server-side-encryption");
        if (request.Header("x-amz-storage-class") is not (null or "STANDARD"))
            throw S3Errors.HeaderNotImplemented("x-amz-storage-class");
        if (request.Header("x-amz-acl") is not (null or "bucket-owner-full-control" or "private"))
            throw new AwsException("AccessControlListNotSupported", "The bucket does not allow ACLs");
    }

    private static string? WithoutAwsChunked(string? encoding)
    {
        var left = encoding?.Split(',', StringSplitOptions.TrimEntries).Where(e => !e.Equals("aws-chunked", StringComparison.OrdinalIgnoreCase) && e.Length > 0).ToList();
        return left is { Count: > 0 } ? string.Join(",", left) : null;
    }
}
