using System.Net;
using System.Text;
using System.Xml.Linq;

namespace ImageStudio.Tests.LocalAws.Wire;

/// <summary>What goes over the wire, byte for byte, where SDKs would hide it.</summary>
public sealed class ProtocolTests
{
    private static readonly XNamespace Sqs = "http://queue.amazonaws.com/doc/2012-11-05/";

    [Fact]
    public async Task Query_FlattenedMembers_AreReadAndWritten()
    {
        await using var aws = await EmulatedAws.StartAsync();
        await QueryAsync(aws, "/", "Action=CreateQueue&QueueName=work&Attribute.1.Name=VisibilityTimeout&Attribute.1.Value=7&Tag.1.Key=a&Tag.1.Value=b");
        await QueryAsync(aws, "/000000000000/work", "Action=SendMessage&MessageBody=a%3Cb&MessageAttribute.1.Name=k&MessageAttribute.1.Value.DataType=String&MessageAttribute.1.Value.StringValue=v");

        var (status, received) = await QueryAsync(aws, "/000000000000/work", "Action=ReceiveMessage&MessageAttributeName.1=All&AttributeName.1=SentTimestamp");
        var (_, attributes) = await QueryAsync(aws, "/000000000000/work", "Action=GetQueueAttributes&AttributeName.1=VisibilityTimeout");

        Assert.Equal(HttpStatusCode.OK, status);
        var message = Assert.Single(received.Descendants(Sqs + "Message"));
        Assert.Equal("a<b", message.Element(Sqs + "Body")?.Value);
        Assert.Equal("SentTimestamp", Assert.Single(message.Elements(Sqs + "Attribute")).Element(Sqs + "Name")?.Value);
        Assert.Equal("kStringv", Assert.Single(message.Elements(Sqs + "MessageAttribute")).Value);
        Assert.Equal("VisibilityTimeout7", Assert.Single(attributes.Descendants(Sqs + "Attribute")).Value);
        Assert.NotEmpty(received.Descendants(Sqs + "RequestId").Single().Value);
    }

    [Fact]
    public async Task Query_Errors_HaveTheServicesForm()
    {
        await using var aws = await EmulatedAws.StartAsync();

        var (missing, noQueue) = await QueryAsync(aws, "/", "Action=GetQueueUrl&QueueName=none&Version=2012-11-05");
        var (unknown, noAction) = await QueryAsync(aws, "/", "Action=Fly&Version=2010-03-31");
        var (malformed, noNumber) = await QueryAsync(aws, "/", "Action=ListQueues&MaxResults=many");

        Assert.Equal((HttpStatusCode.BadRequest, "SenderAWS.SimpleQueueService.NonExistentQueueThe specified queue does not exist."), (missing, noQueue.Root?.Element(Sqs + "Error")?.Value));
        Assert.Equal((HttpStatusCode.BadRequest, "InvalidAction"), (unknown, Code(noAction)));
        Assert.Equal((HttpStatusCode.BadRequest, "MalformedInput"), (malformed, Code(noNumber)));
    }

    [Theory]
    [InlineData("AmazonSQS.GetQueueUrl", """{"QueueName":"none"}""", "com.amazonaws.sqs#QueueDoesNotExist", "AWS.SimpleQueueService.NonExistentQueue;Sender")]
    [InlineData("AmazonSQS.Fly", "{}", "com.amazon.coral.service#UnknownOperationException", "InvalidAction;Sender")]
    [InlineData("Nobody.Fly", "{}", "com.amazon.coral.service#UnknownOperationException", "InvalidAction;Sender")]
    [InlineData("AmazonSQS.GetQueueUrl", "{", "com.amazon.coral.service#SerializationException", "SerializationException;Sender")]
    [InlineData("AmazonSQS.GetQueueUrl", """{"QueueName":[]}""", "com.amazon.coral.service#SerializationException", "SerializationException;Sender")]
    public async Task Json_Errors_NameTypeAndQueryCode(string target, string body, string type, string queryError)
    {
        await using var aws = await EmulatedAws.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent(body, Encoding.UTF8, "application/x-amz-json-1.0") };
        request.Headers.Add("X-Amz-Target", target);

        using var response = await aws.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains($"\"__type\":\"{type}\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(queryError, response.Headers.GetValues("x-amzn-query-error").Single());
        Assert.NotEmpty(response.Headers.GetValues("x-amzn-RequestId").Single());
    }

    [Fact]
    public async Task Query_UnsignedFormOfAnotherOrigin_IsRefused()
    {
        await using var aws = await EmulatedAws.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new FormUrlEncodedContent([new("Action", "CreateQueue"), new("QueueName", "planted")]) };
        request.Headers.Add("Origin", "https://evil.example");

        using var response = await aws.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Null((await aws.Sqs.ListQueuesAsync("planted")).QueueUrls);
    }

    [Fact]
    public async Task Json_LargerThanTheLimit_IsRefused()
    {
        await using var aws = await EmulatedAws.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new ByteArrayContent(new byte[9 * 1024 * 1024]) };
        request.Headers.Add("X-Amz-Target", "AmazonSQS.SendMessage");
        // The server refuses without reading on; a client that sends at once would hear a broken pipe instead.
        request.Headers.ExpectContinue = true;

        using var response = await aws.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task Health_IsReadyOnceTheServerListens_AndTheServerIsDiscreet()
    {
        await using var aws = await EmulatedAws.StartAsync();

        using var response = await aws.Http.GetAsync(new Uri("/health", UriKind.Relative));

        Assert.Equal("Healthy", await response.Content.ReadAsStringAsync());
        Assert.Empty(response.Headers.Server);
    }

    private static async Task<(HttpStatusCode Status, XDocument Answer)> QueryAsync(EmulatedAws aws, string path, string parameters)
    {
        using var content = new StringContent(parameters, Encoding.UTF8, "application/x-www-form-urlencoded");
        using var response = await aws.Http.PostAsync(new Uri(path, UriKind.Relative), content);
        return (response.StatusCode, XDocument.Parse(await response.Content.ReadAsStringAsync()));
    }

    private static string? Code(XDocument error) => error.Descendants().Single(e => e.Name.LocalName == "Code").Value;
}
