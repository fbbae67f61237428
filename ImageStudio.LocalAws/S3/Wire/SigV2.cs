using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Features;

namespace ImageStudio.LocalAws.S3.Wire;

/// <summary>
/// Signature Version 2, which S3 still takes and boto3 still makes: its presigned URLs and forms use it unless told otherwise.
/// See https://docs.aws.amazon.com/AmazonS3/latest/API/RESTAuthentication.html.
/// </summary>
internal static class SigV2
{
    /// <summary>Query parameters that are part of what is asked, not of how.</summary>
    private static readonly HashSet<string> Signed = new(StringComparer.Ordinal)
    {
        "accelerate", "acl", "cors", "defaultObjectAcl", "delete", "lifecycle", "location", "logging", "notification", "partNumber", "policy", "replication",
        "requestPayment", "response-cache-control", "response-content-disposition", "response-content-encoding", "response-content-language",
        "response-content-type", "response-expires", "restore", "tagging", "torrent", "uploadId", "uploads", "versionId", "versioning", "versions", "website",
    };

    public static string Sign(string secret, string text) => Convert.ToBase64String(
        CryptographicOperations.HmacData(HashAlgorithmName.SHA1, Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text)));

    /// <summary>What the signature of a presigned URL covers.</summary>
    public static string TextToSign(S3Request request) =>
        $"{request.Http.Request.Method}\n{Either(request, "Content-MD5")}\n{Either(request, "Content-Type")}\n{request.Query("Expires")}\n{AmzHeaders(request)}{Resource(request)}";

    // Clients that presign move headers into the query.
    private static string Either(S3Request request, string name) =>
        request.Header(name) ?? request.Http.Request.Query.FirstOrDefault(q => q.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value.ToString();

    private static string AmzHeaders(S3Request request) => string.Concat(
        request.Headers.Concat(request.Http.Request.Query).Where(pair => pair.Key.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase))
            .Select(pair => $"{pair.Key.ToLowerInvariant()}:{pair.Value.ToString().Trim()}\n").Order(StringComparer.Ordinal));

    private static string Resource(S3Request request)
    {
        var http = request.Http.Request;
        var path = http.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?')[0];
        var bucket = S3Target.BucketOfHost(http.Host.Value ?? "") is { } name ? "/" + name : "";
        var query = string.Join('&', http.Query.Where(q => Signed.Contains(q.Key)).OrderBy(q => q.Key, StringComparer.Ordinal)
            .Select(q => q.Value.ToString() is { Length: > 0 } value ? $"{q.Key}={value}" : q.Key));
        return $"{bucket}{path}{(query.Length > 0 ? "?" : "")}{query}";
    }
}
