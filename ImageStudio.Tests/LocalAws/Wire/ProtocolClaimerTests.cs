using ImageStudio.LocalAws.Wire;
using Microsoft.AspNetCore.Http;

namespace ImageStudio.Tests.LocalAws.Wire;

public sealed class ProtocolClaimerTests
{
    private const string Form = "application/x-www-form-urlencoded; charset=utf-8";

    [Fact]
    public void A_target_header_is_JSON() =>
        Assert.Equal(new ProtocolClaim(Protocol.AwsJson, "AmazonSQS", "SendMessage"), Claim("POST", "/", target: "AmazonSQS.SendMessage", scope: "sqs"));

    [Theory]
    [InlineData("POST", "/", Form, "sns", null, "sns", null)]
    [InlineData("POST", "/000000000000/work", Form, "sqs", null, "sqs", null)]
    [InlineData("GET", "/", null, null, "Action=ListTopics", null, "ListTopics")]
    [InlineData("GET", "/000000000000/work", null, null, "Action=ReceiveMessage", null, "ReceiveMessage")]
    public void Forms_and_actions_are_Query(string method, string path, string? contentType, string? scope, string? query, string? service, string? operation) =>
        Assert.Equal(new ProtocolClaim(Protocol.AwsQuery, service, operation), Claim(method, path, contentType, scope, query: query));

    [Theory]
    [InlineData("GET", "/", null, "s3", null)]
    [InlineData("GET", "/", null, null, null)]
    [InlineData("PUT", "/bucket/key", "image/jpeg", null, null)]
    [InlineData("GET", "/bucket/key", null, null, "Action=ListTopics")]
    [InlineData("PUT", "/bucket/key", Form, "s3", null)]
    [InlineData("POST", "/bucket", "multipart/form-data; boundary=x", null, null)]
    [InlineData("GET", "/health", null, "s3", null)]
    [InlineData("GET", "/healthy", null, null, null)]
    public void Everything_else_is_S3(string method, string path, string? contentType, string? scope, string? query) =>
        Assert.Equal(Protocol.Rest, Claim(method, path, contentType, scope, query: query).Protocol);

    [Theory]
    [InlineData("/health", null)]
    [InlineData("/_localaws/inbox", null)]
    [InlineData("/", "text/html,application/xhtml+xml")]
    public void Pages_are_for_people_who_do_not_sign(string path, string? accept) =>
        Assert.Equal(Protocol.Page, Claim("GET", path, accept: accept).Protocol);

    [Fact]
    public void The_credential_scope_is_read_from_header_and_presigned_URL()
    {
        var expected = new CredentialScope("AK/ID", "eu-west-1", "sqs") { Date = "20260101", IsTerminated = true };

        Assert.Equal(expected, CredentialScope.Parse("AWS4-HMAC-SHA256 Credential=AK/ID/20260101/eu-west-1/sqs/aws4_request, SignedHeaders=host, Signature=00"));
        Assert.Equal(expected, CredentialScope.ParsePresigned("AK/ID/20260101/eu-west-1/sqs/aws4_request"));
        Assert.Null(CredentialScope.Parse("Bearer Credential=x"));
        Assert.Null(CredentialScope.ParsePresigned("nothing"));
    }

    private static ProtocolClaim Claim(string method, string path, string? contentType = null, string? scope = null, string? target = null, string? query = null, string? accept = null) =>
        ProtocolClaimer.Claim(new RequestSignals
        {
            Method = method,
            Path = path,
            Host = "127.0.0.1:4566",
            Query = new QueryCollection(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query)),
            ContentType = contentType,
            Target = target,
            Accept = accept,
            Scope = scope is null ? null : new CredentialScope("test", "eu-west-1", scope),
        });
}
