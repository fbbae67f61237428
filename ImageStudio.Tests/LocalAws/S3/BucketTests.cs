using System.Net;
using Amazon.S3.Model;

namespace ImageStudio.Tests.LocalAws.S3;

public sealed class BucketTests(S3Harness s3) : IClassFixture<S3Harness>
{
    [Theory]
    [InlineData("ab")]
    [InlineData("Upper-case")]
    [InlineData("192.168.1.1")]
    [InlineData("two..dots")]
    [InlineData("under_score")]
    public async Task CreateBucket_InvalidName_IsRefused(string name)
    {
        using var response = await s3.Http.PutAsync(new Uri(s3.Server.Url, name), null);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("<Code>InvalidBucketName</Code>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DeleteBucket_WithObjects_IsRefused()
    {
        await s3.Client.PutBucketAsync("full-bucket");
        await s3.Client.PutObjectAsync(new PutObjectRequest { BucketName = "full-bucket", Key = "x", ContentBody = "x" });
        Assert.Equal(("BucketNotEmpty", 409), await S3Harness.RefusalAsync(() => s3.Client.DeleteBucketAsync("full-bucket")));

        var deleted = await s3.Client.DeleteObjectsAsync(new DeleteObjectsRequest { BucketName = "full-bucket", Objects = [new() { Key = "x" }, new() { Key = "absent" }] });
        Assert.Equal(["x", "absent"], deleted.DeletedObjects.Select(d => d.Key));
        await s3.Client.DeleteBucketAsync("full-bucket");
        Assert.Equal("NoSuchBucket", (await S3Harness.RefusalAsync(() => s3.Client.GetBucketLocationAsync("full-bucket"))).Code);
    }

    [Fact]
    public async Task Settings_ComeBackAndGo()
    {
        const string bucket = "settings";
        await s3.Client.PutBucketAsync(bucket);
        await s3.Client.PutBucketTaggingAsync(new PutBucketTaggingRequest { BucketName = bucket, TagSet = [new Tag { Key = "team", Value = "photos" }] });
        await s3.Client.PutBucketPolicyAsync(bucket, """{"Version":"2012-10-17","Statement":[]}""");
        await s3.Client.PutPublicAccessBlockAsync(new PutPublicAccessBlockRequest { BucketName = bucket, PublicAccessBlockConfiguration = new() { BlockPublicAcls = true } });

        Assert.Equal("photos", Assert.Single((await s3.Client.GetBucketTaggingAsync(new GetBucketTaggingRequest { BucketName = bucket })).TagSet).Value);
        Assert.Equal("""{"Version":"2012-10-17","Statement":[]}""", (await s3.Client.GetBucketPolicyAsync(bucket)).Policy);
        var access = (await s3.Client.GetPublicAccessBlockAsync(new GetPublicAccessBlockRequest { BucketName = bucket })).PublicAccessBlockConfiguration;
        Assert.Equal((true, false), (access.BlockPublicAcls, access.BlockPublicPolicy));

        await s3.Client.DeleteBucketPolicyAsync(bucket);
        // The SDK takes the error document for the policy, so this asks without it.
        using var response = await s3.Http.GetAsync(new Uri(s3.Server.Url, $"{bucket}?policy"));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("<Code>NoSuchBucketPolicy</Code>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cors_FirstRuleThatFits_Decides()
    {
        const string bucket = "cors-rules";
        await s3.Client.PutBucketAsync(bucket);
        await s3.Client.PutCORSConfigurationAsync(bucket, new CORSConfiguration
        {
            Rules = [new CORSRule { AllowedOrigins = ["http://localhost:5080"], AllowedMethods = ["PUT"], AllowedHeaders = ["content-type", "x-amz-*"], ExposeHeaders = ["ETag"], MaxAgeSeconds = 60 }],
        });

        using var allowed = await PreflightAsync(bucket, "http://localhost:5080", "content-type, X-Amz-Meta-Filter");
        using var origin = await PreflightAsync(bucket, "http://evil.example", "content-type");
        using var header = await PreflightAsync(bucket, "http://localhost:5080", "authorization");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (allowed.StatusCode, origin.StatusCode, header.StatusCode));
        Assert.Equal("http://localhost:5080", allowed.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("60", allowed.Headers.GetValues("Access-Control-Max-Age").Single());
    }

    private async Task<HttpResponseMessage> PreflightAsync(string bucket, string origin, string headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, new Uri(s3.Server.Url, $"{bucket}/x"));
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "PUT");
        request.Headers.Add("Access-Control-Request-Headers", headers);
        return await s3.Http.SendAsync(request);
    }
}
