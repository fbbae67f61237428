using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;

namespace ImageStudio.Tests.LocalAws.Sns.Http;

public sealed class HttpSubscriptionTests
{
    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    public async Task Publish_ToAConfirmedEndpoint_ArrivesSigned_WithACertificateThatTheServerHas(string version)
    {
        await using var aws = await EmulatedAws.StartAsync();
        await using var endpoint = await Endpoint.StartAsync();
        var topic = await CreateAsync(aws, ("SignatureVersion", version));
        var subscription = await aws.SubscribeAsync(topic, endpoint);

        var id = (await aws.Sns.PublishAsync(topic, "Grüße", "Subject")).MessageId;
        var got = await endpoint.NextAsync();

        Assert.Equal(("Notification", id, topic, subscription), (got.Headers["x-amz-sns-message-type"], got.Headers["x-amz-sns-message-id"], got.Headers["x-amz-sns-topic-arn"], got.Headers["x-amz-sns-subscription-arn"]));
        Assert.Equal(("text/plain; charset=UTF-8", "Amazon Simple Notification Service Agent"), (got.Headers["Content-Type"], got.Headers["User-Agent"]));
        Assert.Equal(("Grüße", version), (got.Json("Message"), got.Json("SignatureVersion")));
        var text = $"Message\nGrüße\nMessageId\n{id}\nSubject\nSubject\nTimestamp\n{got.Json("Timestamp")}\nTopicArn\n{topic}\nType\nNotification\n";
        using var certificate = X509Certificate2.CreateFromPem(await aws.Http.GetStringAsync(new Uri(got.Json("SigningCertURL"))));
        using var key = certificate.GetRSAPublicKey()!;
        Assert.True(key.VerifyData(Encoding.UTF8.GetBytes(text), Convert.FromBase64String(got.Json("Signature")), version == "1" ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        Assert.EndsWith(".pem", got.Json("SigningCertURL"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Subscribe_IsPendingUntilTheLinkIsOpened_AndAnsweredAgainByTheSameToken()
    {
        await using var aws = await EmulatedAws.StartAsync();
        await using var endpoint = await Endpoint.StartAsync();
        var topic = await CreateAsync(aws);

        Assert.Equal("pending confirmation", (await aws.Sns.SubscribeAsync(topic, "http", endpoint.Url)).SubscriptionArn);
        var question = await endpoint.NextAsync();
        await aws.Sns.PublishAsync(topic, "too early");
        Assert.Equal(["PendingConfirmation"], (await aws.Sns.ListSubscriptionsByTopicAsync(topic)).Subscriptions.Select(s => s.SubscriptionArn));
        var token = question.Json("Token");
        var arn = (await aws.Sns.ConfirmSubscriptionAsync(topic, token)).SubscriptionArn;

        Assert.Equal("SubscriptionConfirmation", question.Headers["x-amz-sns-message-type"]);
        Assert.DoesNotContain("x-amz-sns-subscription-arn", question.Headers.Keys);
        Assert.Equal($"You have chosen to subscribe to the topic {topic}.\nTo confirm the subscription, visit the SubscribeURL included in this message.", question.Json("Message"));
        Assert.Equal(arn, (await aws.Sns.ConfirmSubscriptionAsync(topic, token)).SubscriptionArn);
        Assert.Equal(arn, (await aws.Sns.SubscribeAsync(topic, "http", endpoint.Url)).SubscriptionArn);
        var shown = (await aws.Sns.GetSubscriptionAttributesAsync(arn)).Attributes;
        Assert.Equal(("false", "true"), (shown["PendingConfirmation"], shown["ConfirmationWasAuthenticated"]));
        await aws.Sns.PublishAsync(topic, "now");
        Assert.Equal("now", (await endpoint.NextAsync()).Json("Message"));
    }

    [Fact]
    public async Task ConfirmSubscription_WithWhatIsNoToken_IsRefused_InAwssWords()
    {
        await using var aws = await EmulatedAws.StartAsync();
        await using var endpoint = await Endpoint.StartAsync();
        var topic = await CreateAsync(aws);
        await aws.SubscribeWithoutConfirmingAsync(topic, endpoint);
        var token = (await endpoint.NextAsync()).Json("Token");

        Assert.Equal("Invalid parameter: Topic", await RefusedAsync(aws, "not-an-arn", token));
        Assert.Equal("Invalid parameter: Topic", await RefusedAsync(aws, topic.Replace(EmulatedAws.Region, "us-east-1", StringComparison.Ordinal), token));
        Assert.Equal("Invalid parameter: Token", await RefusedAsync(aws, topic, "abc123"));
        Assert.Equal("Invalid token", await RefusedAsync(aws, topic, "randomtoken"));
    }

    [Fact]
    public async Task Unsubscribe_TellsTheEndpoint_WhichCanTakeItUpAgain()
    {
        await using var aws = await EmulatedAws.StartAsync();
        await using var endpoint = await Endpoint.StartAsync();
        var topic = await CreateAsync(aws);
        var subscription = await aws.SubscribeAsync(topic, endpoint);
        await aws.Sns.PublishAsync(topic, "hello");

        await aws.OpenAsync((await endpoint.NextAsync()).Json("UnsubscribeURL"));
        var farewell = await endpoint.NextAsync();
        Assert.Empty((await aws.Sns.ListSubscriptionsByTopicAsync(topic)).Subscriptions ?? []);
        await aws.OpenAsync(farewell.Json("SubscribeURL"));

        Assert.Equal("UnsubscribeConfirmation", farewell.Json("Type"));
        Assert.Equal([subscription], (await aws.Sns.ListSubscriptionsByTopicAsync(topic)).Subscriptions.Select(s => s.SubscriptionArn));
    }

    [Fact]
    public async Task Unsubscribe_WhereOnlySignedCallsMay_IsRefusedToALink()
    {
        await using var aws = await EmulatedAws.StartAsync();
        await using var endpoint = await Endpoint.StartAsync();
        var topic = await CreateAsync(aws);
        await aws.SubscribeWithoutConfirmingAsync(topic, endpoint);
        var arn = (await aws.Sns.ConfirmSubscriptionAsync(topic, (await endpoint.NextAsync()).Json("Token"), "true")).SubscriptionArn;

        using var byLink = await aws.Http.GetAsync(new Uri($"/?Action=Unsubscribe&SubscriptionArn={arn}", UriKind.Relative));
        await aws.Sns.UnsubscribeAsync(arn);

        Assert.Equal(HttpStatusCode.Forbidden, byLink.StatusCode);
        Assert.Empty((await aws.Sns.ListSubscriptionsByTopicAsync(topic)).Subscriptions ?? []);
    }

    [Fact]
    public async Task RawDelivery_BringsTheMessageItself_InTheTypeThatThePolicySays()
    {
        await using var aws = await EmulatedAws.StartAsync();
        await using var endpoint = await Endpoint.StartAsync();
        var topic = await CreateAsync(aws);
        await aws.SubscribeAsync(topic, endpoint, ("RawMessageDelivery", "true"), ("DeliveryPolicy", """{"requestPolicy":{"headerContentType":"application/json"}}"""));

        await aws.Sns.PublishAsync(topic, """{"a":1}""");
        var got = await endpoint.NextAsync();

        Assert.Equal(("""{"a":1}""", "application/json", "true"), (got.Body, got.Headers["Content-Type"], got.Headers["x-amz-sns-rawdelivery"]));
    }

    [Theory]
    [InlineData("http", "https://127.0.0.1/hook")]
    [InlineData("https", "http://127.0.0.1/hook")]
    [InlineData("http", "not a url")]
    [InlineData("http", "/hook")]
    public async Task Subscribe_EndpointDoesNotFitTheProtocol_IsRefused(string protocol, string endpoint)
    {
        await using var aws = await EmulatedAws.StartAsync();
        var topic = await CreateAsync(aws);

        await Assert.ThrowsAsync<InvalidParameterException>(() => aws.Sns.SubscribeAsync(topic, protocol, endpoint));
    }

    private static async Task<string> CreateAsync(EmulatedAws aws, params (string Name, string Value)[] attributes) =>
        (await aws.Sns.CreateTopicAsync(new CreateTopicRequest("notes") { Attributes = attributes.ToDictionary(a => a.Name, a => a.Value) })).TopicArn;

    private static async Task<string> RefusedAsync(EmulatedAws aws, string topic, string token) =>
        (await Assert.ThrowsAnyAsync<AmazonSimpleNotificationServiceException>(() => aws.Sns.ConfirmSubscriptionAsync(topic, token))).Message;
}
