using System.Text;

namespace ImageStudio.Benchmarks.LocalAws.Load;

/// <summary>
/// Heads of AWS requests, up to <c>Content-Length</c>. The signature is none: emulators take any, and computing one would
/// cost the generator more than the request.
/// </summary>
internal static class AwsRequests
{
    private const string Region = "us-east-1";

    public static string Sqs(Uri url, string operation) =>
        $"POST / HTTP/1.1\r\nHost: {url.Authority}\r\n{Authorization("sqs")}Content-Type: application/x-amz-json-1.0\r\nX-Amz-Target: AmazonSQS.{operation}\r\n";

    public static string Sns(Uri url) =>
        $"POST / HTTP/1.1\r\nHost: {url.Authority}\r\n{Authorization("sns")}Content-Type: application/x-www-form-urlencoded; charset=utf-8\r\n";

    public static string Put(Uri url, string bucket, string key) =>
        $"PUT /{bucket}/{key} HTTP/1.1\r\nHost: {url.Authority}\r\n{Authorization("s3")}x-amz-content-sha256: UNSIGNED-PAYLOAD\r\nContent-Type: application/octet-stream\r\n";

    public static string Get(Uri url, string bucket, string key) =>
        $"GET /{bucket}/{key} HTTP/1.1\r\nHost: {url.Authority}\r\n{Authorization("s3")}x-amz-content-sha256: UNSIGNED-PAYLOAD\r\n";

    /// <summary>The body of a Query call.</summary>
    public static byte[] Form(IEnumerable<(string Name, string Value)> parameters) =>
        Encoding.ASCII.GetBytes(string.Join('&', parameters.Select(each => $"{each.Name}={Uri.EscapeDataString(each.Value)}")));

    /// <summary>Value of the header <c>Authorization</c> that names a service and proves nothing.</summary>
    public static string Scope(string service) =>
        $"AWS4-HMAC-SHA256 Credential=test/20260101/{Region}/{service}/aws4_request, SignedHeaders=host, Signature=0";

    private static string Authorization(string service) => $"Authorization: {Scope(service)}\r\nX-Amz-Date: 20260101T000000Z\r\n";
}
