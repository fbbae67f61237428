using System.Xml.Linq;
using ImageStudio.LocalAws;
using ImageStudio.LocalAws.Common.Credentials;
using ImageStudio.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace ImageStudio.Tests.LocalAws.Sts;

public sealed class AssumeRoleTests
{
    private const string Role = "arn:aws:iam::123456789012:role/worker";

    [Theory]
    [InlineData("", "Value null at 'roleArn'")]
    [InlineData("&RoleArn=" + Role, "Value null at 'roleSessionName'")]
    [InlineData("&RoleSessionName=me&RoleArn=arn:aws:iam::123456789012:user/worker", "arn:aws:iam::123456789012:user/worker is invalid")]
    [InlineData("&RoleSessionName=me&RoleArn=worker", "worker is invalid")]
    [InlineData("&RoleSessionName=m&RoleArn=" + Role, "Value 'm' at 'roleSessionName'")]
    [InlineData("&RoleSessionName=me&DurationSeconds=899&RoleArn=" + Role, "Value '899' at 'durationSeconds'")]
    [InlineData("&RoleSessionName=me&DurationSeconds=43201&RoleArn=" + Role, "Value '43201' at 'durationSeconds'")]
    public async Task What_makes_no_role_session_is_refused(string parameters, string message)
    {
        await using var server = await LocalAwsServer.StartAsync();
        using var http = new HttpClient { BaseAddress = server.Url };
        using var response = await http.GetAsync("?Action=AssumeRole&Version=2011-06-15" + parameters);

        var error = await response.Content.ReadAsStringAsync();
        Assert.Contains("<Code>ValidationError</Code>", error, StringComparison.Ordinal);
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_ends_with_its_time_and_outlives_the_server()
    {
        var clock = new ManualTimeProvider();
        static void Configure(LocalAwsOptions options) => options.Credentials.Add(new LocalAwsCredential { AccessKeyId = "AKID", SecretAccessKey = "secret" });
        AwsCredential issued;
        await using (var server = await LocalAwsServer.StartAsync(Configure, clock))
            issued = server.Services.GetRequiredService<CredentialDirectory>().Issue(new CallerIdentity("arn:aws:sts::123456789012:assumed-role/worker/me", "AROA:me"), clock.GetUtcNow().AddSeconds(900));

        await using var again = await LocalAwsServer.StartAsync(Configure, clock);
        var directory = again.Services.GetRequiredService<CredentialDirectory>();
        var found = directory.Find(issued.AccessKeyId, issued.SessionToken)!;
        Assert.Equal((issued.SecretAccessKey, clock.GetUtcNow().AddSeconds(900)), (found.SecretAccessKey, found.Expiration));
        Assert.Null(directory.Find("ASIAOTHER", issued.SessionToken));
        Assert.Null(directory.Find(issued.AccessKeyId, null));
        await using var other = await LocalAwsServer.StartAsync(options => options.Credentials.Add(new LocalAwsCredential { AccessKeyId = "AKID", SecretAccessKey = "another" }));
        Assert.Null(other.Services.GetRequiredService<CredentialDirectory>().Find(issued.AccessKeyId, issued.SessionToken));
    }

    [Fact]
    public async Task Where_every_key_is_welcome_a_session_still_says_who_it_is()
    {
        await using var server = await LocalAwsServer.StartAsync();
        using var http = new HttpClient { BaseAddress = server.Url };
        var assumed = XElement.Parse(await http.GetStringAsync("?Action=AssumeRole&Version=2011-06-15&RoleSessionName=me&RoleArn=" + Role));
        string Value(string name) => assumed.Descendants().Single(e => e.Name.LocalName == name).Value;
        using var who = new HttpRequestMessage(HttpMethod.Get, "?Action=GetCallerIdentity&Version=2011-06-15");
        who.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential={Value("AccessKeyId")}/20260101/us-east-1/sts/aws4_request, SignedHeaders=host, Signature=00");
        who.Headers.Add("x-amz-security-token", Value("SessionToken"));
        using var response = await http.SendAsync(who);

        Assert.Contains("arn:aws:sts::123456789012:assumed-role/worker/me", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("arn:aws:sts::123456789012:assumed-role/worker/me", assumed.Descendants().Single(e => e.Name.LocalName == "Arn").Value);
    }
}
