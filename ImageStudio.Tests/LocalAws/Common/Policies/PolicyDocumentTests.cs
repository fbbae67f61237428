using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Common.Policies;

namespace ImageStudio.Tests.LocalAws.Common.Policies;

public sealed class PolicyDocumentTests
{
    private const string Topic = "arn:aws:sns:eu-west-1:000000000000:uploads";
    private const string Queue = "arn:aws:sqs:eu-west-1:000000000000:work";

    [Theory]
    [InlineData("""{"Service":"sns.amazonaws.com"}""", "sqs:SendMessage", Queue, """{"ArnEquals":{"aws:SourceArn":"arn:aws:sns:eu-west-1:000000000000:uploads"}}""", true)]
    [InlineData("""{"Service":["s3.amazonaws.com","sns.amazonaws.com"]}""", "SQS:Send*", "*", """{"ArnLike":{"AWS:SourceArn":["arn:aws:sns:*:*:other","arn:aws:sns:*:*:up*"]},"StringEquals":{"aws:SourceAccount":"000000000000"}}""", true)]
    [InlineData("\"*\"", "sqs:*", Queue, "{}", true)]
    [InlineData("""{"AWS":"*"}""", "sqs:SendMessage", Queue, "{}", true)]
    [InlineData("""{"Service":"s3.amazonaws.com"}""", "sqs:SendMessage", Queue, "{}", false)]
    [InlineData("""{"Service":"sns.amazonaws.com"}""", "sqs:ReceiveMessage", Queue, "{}", false)]
    [InlineData("""{"Service":"sns.amazonaws.com"}""", "sqs:SendMessage", Queue + "2", "{}", false)]
    [InlineData("""{"Service":"sns.amazonaws.com"}""", "sqs:SendMessage", Queue, """{"ArnEquals":{"aws:SourceArn":"arn:aws:sns:eu-west-1:000000000000:other"}}""", false)]
    [InlineData("""{"Service":"sns.amazonaws.com"}""", "sqs:SendMessage", Queue, """{"ArnLike":{"aws:SourceArn":"arn:aws:sns:*:uploads"}}""", false)]
    [InlineData("""{"Service":"sns.amazonaws.com"}""", "sqs:SendMessage", Queue, """{"StringEquals":{"aws:SourceAccount":"111111111111"}}""", false)]
    [InlineData("""{"Service":"sns.amazonaws.com"}""", "sqs:SendMessage", Queue, """{"IpAddress":{"aws:SourceIp":"0.0.0.0/0"}}""", false)]
    public void A_statement_lets_through_exactly_what_it_says(string principal, string action, string resource, string condition, bool allowed)
    {
        var policy = Parse($$"""{"Effect":"Allow","Principal":{{principal}},"Action":"{{action}}","Resource":"{{resource}}","Condition":{{condition}}}""");

        Assert.Equal(allowed, policy.Allows(Request()));
    }

    [Fact]
    public void A_deny_wins_over_an_allow()
    {
        var policy = Parse("""
            {"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"},
            {"Effect":"Deny","Principal":"*","Action":"sqs:SendMessage","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"true"}}}
            """);

        Assert.False(policy.Allows(Request()));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"Statement":[{"Action":"*"}]}""")]
    public void What_is_no_policy_is_not_read_as_one(string json) => Assert.Null(PolicyDocument.Parse(json));

    private static PolicyDocument Parse(string statements) => PolicyDocument.Parse($$"""{"Version":"2012-10-17","Statement":[{{statements}}]}""")!;

    private static PolicyRequest Request()
    {
        Assert.True(Arn.TryParse(Topic, out var topic));
        Assert.True(Arn.TryParse(Queue, out var queue));
        return PolicyRequest.Of(new DeliverySource("sns.amazonaws.com", topic, "000000000000"), "sqs:SendMessage", queue);
    }
}
