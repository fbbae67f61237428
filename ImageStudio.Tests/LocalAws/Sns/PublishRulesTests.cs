using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;

namespace ImageStudio.Tests.LocalAws.Sns;

/// <summary>What is refused, and in which words; these are those of AWS's recorded answers.</summary>
public sealed class PublishRulesTests
{
    [Theory]
    [InlineData("a^b", "String", "x", "Invalid non-alphanumeric character '#x5E' was found in the message attribute name. Can only include alphanumeric characters, hyphens, underscores, or dots.")]
    [InlineData(".a", "String", "x", "Invalid message attribute name starting with character '.' was found.")]
    [InlineData("a.", "String", "x", "Invalid message attribute name ending with character '.' was found.")]
    [InlineData("a..b", "String", "x", "Message attribute name can not have successive '.' character.")]
    [InlineData("attr1", "Text", "x", "The message attribute 'attr1' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.")]
    [InlineData("attr1", "Binary", "x", "The message attribute 'attr1' with type 'Binary' must use field 'Binary'.")]
    public async Task Publish_AttributeIsNotValid_IsRefused(string name, string type, string value, string expected)
    {
        await using var aws = await EmulatedAws.StartAsync();
        var topic = (await aws.Sns.CreateTopicAsync("uploads")).TopicArn;
        var request = new PublishRequest(topic, "x") { MessageAttributes = new() { [name] = new() { DataType = type, StringValue = value } } };

        var error = await Assert.ThrowsAnyAsync<AmazonSimpleNotificationServiceException>(() => aws.Sns.PublishAsync(request));

        Assert.Equal(("ParameterValueInvalid", expected), (error.ErrorCode, error.Message));
    }

    [Fact]
    public async Task Calls_NotValid_AreRefused()
    {
        await using var aws = await EmulatedAws.StartAsync();
        var topic = (await aws.Sns.CreateTopicAsync("uploads")).TopicArn;
        var elsewhere = topic.Replace(EmulatedAws.Region, "us-east-1", StringComparison.Ordinal);

        (string Expected, Func<Task> Call)[] cases =
        [
            ("Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements, not 2", () => aws.Sns.PublishAsync("randomstring:1", "x")),
            ("Invalid parameter: TopicArn", () => aws.Sns.PublishAsync(elsewhere, "x")),
            ("Invalid parameter: TargetArn Reason: No endpoint found for the target arn specified", () => aws.Sns.PublishAsync(new PublishRequest { TargetArn = $"arn:aws:sns:{EmulatedAws.Region}:{EmulatedAws.Account}:endpoint/APNS/abcdef/0f7d5971", Message = "x" })),
            ("Invalid parameter: Subject", () => aws.Sns.PublishAsync(topic, "x", "a\nb")),
            ("Invalid parameter: SubscriptionArn Reason: An ARN must have at least 6 elements, not 1", () => aws.Sns.UnsubscribeAsync("randomstring")),
            ("Invalid parameter: SubscriptionId", () => aws.Sns.UnsubscribeAsync($"{topic}:randomstring")),
            ("Invalid parameter: Amazon SNS does not support this protocol string: pigeon", () => aws.Sns.SubscribeAsync(topic, "pigeon", "roof")),
            ("Invalid parameter: Attributes Reason: RawMessageDelivery: Invalid value [maybe]. Must be true or false.", () => aws.Sns.SubscribeAsync(new SubscribeRequest(topic, "sqs", EmulatedAws.QueueArn("work")) { Attributes = new() { ["RawMessageDelivery"] = "maybe" } })),
            ("Invalid parameter: Duplicated keys are not allowed.", () => aws.Sns.CreateTopicAsync(new CreateTopicRequest("other") { Tags = [new() { Key = "a", Value = "1" }, new() { Key = "a", Value = "2" }] })),
            ("Invalid parameter: HTTPSuccessFeedbackSampleRate", () => aws.Sns.SetTopicAttributesAsync(topic, "HTTPSuccessFeedbackSampleRate", "101")),
            ("The Id of a batch entry in the batch request contains an impermissible character: message.id", () => aws.Sns.PublishBatchAsync(new PublishBatchRequest { TopicArn = topic, PublishBatchRequestEntries = [new() { Id = "message.id", Message = "x" }] })),
        ];

        foreach (var (expected, call) in cases)
            Assert.Equal(expected, (await Assert.ThrowsAnyAsync<AmazonSimpleNotificationServiceException>(call)).Message);
    }

    [Fact]
    public async Task Topic_TakesTheDeliveryStatusAttributesOfTerraform_AndGivesThemBack()
    {
        await using var aws = await EmulatedAws.StartAsync();
        var topic = (await aws.Sns.CreateTopicAsync("uploads")).TopicArn;

        await aws.Sns.SetTopicAttributesAsync(topic, "LambdaSuccessFeedbackSampleRate", "0");
        await aws.Sns.SetTopicAttributesAsync(topic, "KmsMasterKeyId", "alias/aws/sns");
        await aws.Sns.SetTopicAttributesAsync(topic, "TracingConfig", "Active");

        var shown = (await aws.Sns.GetTopicAttributesAsync(topic)).Attributes;
        Assert.Equal(("0", "alias/aws/sns", "Active"), (shown["LambdaSuccessFeedbackSampleRate"], shown["KmsMasterKeyId"], shown["TracingConfig"]));
    }
}
