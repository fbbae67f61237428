using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.Wire;
using ImageStudio.LocalAws.Wire;
using ImageStudio.LocalAws.Wire.Signing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ImageStudio.Tests.LocalAws.Signatures;

/// <summary>The examples of AWS's own documentation and of its test suite for Signature Version 4.</summary>
public sealed class PublishedExamplesTests
{
    private const string S3Secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    private const string S3Credential = "AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request";
    private const string SuiteSecret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private const string SuiteCredential = "AKIDEXAMPLE/20150830/us-east-1/service/aws4_request";

    [Theory]
    [InlineData("/test.txt", "host;range;x-amz-content-sha256;x-amz-date", "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41")]
    [InlineData("/?max-keys=2&prefix=J", "host;x-amz-content-sha256;x-amz-date", "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7")]
    [InlineData("/?lifecycle", "host;x-amz-content-sha256;x-amz-date", "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543")]
    public void Headers_of_S3_examples(string target, string headers, string signature)
    {
        var request = Request("GET", target, "examplebucket.s3.amazonaws.com", ("Range", "bytes=0-9"), ("x-amz-content-sha256", SigV4.EmptyHash), ("x-amz-date", "20130524T000000Z"),
            ("Authorization", $"AWS4-HMAC-SHA256 Credential={S3Credential},SignedHeaders={headers},Signature={signature}"));

        Assert.Equal(signature, Calculate(request, S3Secret, SigV4.EmptyHash, encodePathTwice: false));
    }

    [Fact]
    public void Presigned_S3_example()
    {
        var request = Request("GET", $"/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential={Uri.EscapeDataString(S3Credential)}&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404", "examplebucket.s3.amazonaws.com");

        Assert.Equal("aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404", Calculate(request, S3Secret, "UNSIGNED-PAYLOAD", encodePathTwice: false));
    }

    [Theory]
    [InlineData("GET", "/", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")]
    [InlineData("GET", "/?Param2=value2&Param1=value1", "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500")]
    [InlineData("POST", "/", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b")]
    public void Test_suite(string method, string target, string signature)
    {
        var request = Request(method, target, "example.amazonaws.com", ("X-Amz-Date", "20150830T123600Z"),
            ("Authorization", $"AWS4-HMAC-SHA256 Credential={SuiteCredential}, SignedHeaders=host;x-amz-date, Signature={signature}"));

        Assert.Equal(signature, Calculate(request, SuiteSecret, SigV4.EmptyHash, encodePathTwice: true));
    }

    [Fact]
    public void Chunks_of_the_S3_example_are_verified_one_after_another()
    {
        using var chunks = Example();
        Chunk(chunks, 65_536, "ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648");
        Chunk(chunks, 1024, "0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497");
        Chunk(chunks, 0, "b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9");

        using var cut = Example();
        Chunk(cut, 65_536, "ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648");
        Assert.Equal("SignatureDoesNotMatch", Assert.Throws<AwsException>(() => Chunk(cut, 0, "b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9")).Code);
    }

    private static ChunkSignatures Example()
    {
        var scope = CredentialScope.ParsePresigned(S3Credential)!;
        return new ChunkSignatures(SigV4.Key(S3Secret, scope), new SignedRequest
        {
            Scope = scope, Date = "20130524T000000Z", SignedHeaders = [], IsPresigned = false, Signature = "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9",
        }, hasTrailer: false);
    }

    private static void Chunk(ChunkSignatures chunks, int size, string signature)
    {
        chunks.Begin($"{size:x};chunk-signature={signature}");
        chunks.Append(Enumerable.Repeat((byte)'a', size).ToArray());
        chunks.End();
    }

    private static string Calculate(HttpRequest request, string secret, string payloadHash, bool encodePathTwice)
    {
        var signed = SignedRequest.Read(request)!;
        return SigV4.Sign(SigV4.Key(secret, signed.Scope), signed.TextToSign(signed.Canonical(request, payloadHash, encodePathTwice)));
    }

    private static HttpRequest Request(string method, string target, string host, params (string Name, string Value)[] headers)
    {
        var http = new DefaultHttpContext();
        http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = target;
        (http.Request.Method, http.Request.Host) = (method, new HostString(host));
        http.Request.QueryString = new QueryString(target.Contains('?', StringComparison.Ordinal) ? target[target.IndexOf('?', StringComparison.Ordinal)..] : "");
        foreach (var (name, value) in headers)
            http.Request.Headers[name] = value;
        return http.Request;
    }
}
