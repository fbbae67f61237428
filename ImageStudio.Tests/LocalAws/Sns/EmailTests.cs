using System.Text.Json;
using Amazon.SimpleNotificationService.Model;
using ImageStudio.LocalAws.Console;

namespace ImageStudio.Tests.LocalAws.Sns;

public sealed class EmailTests
{
    [Fact]
    public async Task Subscribe_Email_IsPendingUntilTheLinkInItsMailIsOpened()
    {
        await using var aws = await EmulatedAws.StartAsync(o => o.AutoConfirmEmail = false);
        var topic = (await aws.Sns.CreateTopicAsync(new CreateTopicRequest("notes") { Attributes = new() { ["DisplayName"] = "Image \"Studio\"" } })).TopicArn;

        Assert.Equal("pending confirmation", (await aws.Sns.SubscribeAsync(topic, "email", "a@example.com")).SubscriptionArn);
        await aws.Sns.PublishAsync(topic, "too early");
        var confirmation = Assert.Single(Mails(aws));
        var link = confirmation.Body.Split('\n').Single(l => l.StartsWith("http", StringComparison.Ordinal));
        (await aws.Http.GetAsync(new Uri(link))).EnsureSuccessStatusCode();
        await aws.Sns.PublishAsync(topic, "hello", "Subject");

        var mail = Assert.Single(Mails(aws), m => m.Subject == "Subject");
        Assert.Equal(("a@example.com", "\"Image Studio\" <no-reply@sns.amazonaws.com>"), (mail.To, mail.From));
        Assert.StartsWith("hello\n", mail.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(Mails(aws), m => m.Body.Contains("too early", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Subscribe_EmailByDefault_IsConfirmedAtOnce_AndTheLinkInAMailEndsIt()
    {
        await using var aws = await EmulatedAws.StartAsync();
        var topic = (await aws.Sns.CreateTopicAsync("notes")).TopicArn;

        var subscription = (await aws.Sns.SubscribeAsync(topic, "email", "a@example.com")).SubscriptionArn;
        Assert.Equal(subscription, (await aws.Sns.SubscribeAsync(topic, "email", "a@example.com")).SubscriptionArn);
        await aws.Sns.PublishAsync(topic, "hello");
        var mail = Assert.Single(Mails(aws));
        (await aws.Http.GetAsync(new Uri(mail.Body.Split('\n')[^1]))).EnsureSuccessStatusCode();

        Assert.Empty((await aws.Sns.ListSubscriptionsByTopicAsync(topic)).Subscriptions ?? []);
    }

    [Fact]
    public async Task Subscribe_EmailJson_IsAskedAndToldInJson()
    {
        await using var aws = await EmulatedAws.StartAsync(o => o.AutoConfirmEmail = false);
        var topic = (await aws.Sns.CreateTopicAsync("notes")).TopicArn;

        await aws.Sns.SubscribeAsync(topic, "email-json", "a@example.com");
        using var question = JsonDocument.Parse(Assert.Single(Mails(aws)).Body);
        (await aws.Http.GetAsync(new Uri(question.RootElement.GetProperty("SubscribeURL").GetString()!))).EnsureSuccessStatusCode();
        await aws.Sns.PublishAsync(topic, "hello");
        using var mail = JsonDocument.Parse(Mails(aws)[0].Body);
        (await aws.Http.GetAsync(new Uri(mail.RootElement.GetProperty("UnsubscribeURL").GetString()!))).EnsureSuccessStatusCode();

        Assert.Equal("SubscriptionConfirmation", question.RootElement.GetProperty("Type").GetString());
        Assert.Equal(("Notification", "hello"), (mail.RootElement.GetProperty("Type").GetString(), mail.RootElement.GetProperty("Message").GetString()));
        Assert.Empty((await aws.Sns.ListSubscriptionsByTopicAsync(topic)).Subscriptions ?? []);
    }

    [Theory]
    [InlineData("email", "no address")]
    [InlineData("email", "a@b\r\nBcc: c@d")]
    [InlineData("sqs", "work")]
    [InlineData("lambda", "arn:aws:lambda:eu-west-1:000000000000:function:f")]
    [InlineData("pigeon", "roof")]
    public async Task Subscribe_NotValidOrNotSupported_IsRefused(string protocol, string endpoint)
    {
        await using var aws = await EmulatedAws.StartAsync();
        var topic = (await aws.Sns.CreateTopicAsync("notes")).TopicArn;

        await Assert.ThrowsAsync<InvalidParameterException>(() => aws.Sns.SubscribeAsync(topic, protocol, endpoint));
    }

    private static IReadOnlyList<InboxMail> Mails(EmulatedAws aws) => aws.Service<Inbox>().Mails;
}
