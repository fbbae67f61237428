using System.Net;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace ImageStudio.Tests.Polyfills.Aws;

/// <summary>What the SQS client puts on the wire, and what it makes of answers.</summary>
public sealed class SqsWireTests
{
    private const string QueueUrl = "http://elsewhere.example/000000000000/photos";

    [Fact]
    public async Task SendMessage_AllMembersSet_IsSignedJsonToTheConfiguredEndpoint()
    {
        var wire = WireServer.Answering("""{ "MessageId": "m", "SequenceNumber": "7" }""");
        using var sqs = Client(wire);

        var response = await sqs.SendMessageAsync(new SendMessageRequest(QueueUrl, "hello")
        {
            DelaySeconds = 3,
            MessageAttributes = new() { ["raw"] = new() { DataType = "Binary", BinaryValue = new MemoryStream([1, 2, 255]) } },
            MessageSystemAttributes = new() { ["AWSTraceHeader"] = new() { DataType = "String", StringValue = "Root=1" } },
        });

        var (url, headers, body) = Assert.Single(wire.Requests);
        Assert.Equal("http://127.0.0.1:4566/", url.ToString());
        Assert.Equal("AmazonSQS.SendMessage", headers["X-Amz-Target"]);
        Assert.Equal("application/x-amz-json-1.0", headers["Content-Type"]);
        Assert.Matches("^AWS4-HMAC-SHA256 Credential=key/[0-9]{8}/eu-west-1/sqs/aws4_request, ", headers["Authorization"]);
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""
                {
                  "QueueUrl": "http://elsewhere.example/000000000000/photos", "MessageBody": "hello", "DelaySeconds": 3,
                  "MessageAttributes": { "raw": { "DataType": "Binary", "BinaryValue": "AQL/" } },
                  "MessageSystemAttributes": { "AWSTraceHeader": { "DataType": "String", "StringValue": "Root=1" } }
                }
                """),
            JsonNode.Parse(body)), body);
        Assert.Equal(("m", "7"), (response.MessageId, response.SequenceNumber));
    }

    [Fact]
    public async Task ReceiveMessage_BodyWithWrongDigest_Throws()
    {
        using var sqs = Client(WireServer.Answering("""{ "Messages": [ { "MessageId": "m-1", "Body": "changed", "MD5OfBody": "5d41402abc4b2a76b9719d911017c592" } ] }"""));

        var failure = await Assert.ThrowsAsync<AmazonSQSException>(() => sqs.ReceiveMessageAsync(QueueUrl));

        Assert.Contains("m-1", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SendMessage_AttributesWithWrongDigest_Throws()
    {
        using var sqs = Client(WireServer.Answering("""{ "MessageId": "m", "MD5OfMessageAttributes": "00000000000000000000000000000000" }"""));
        var request = new SendMessageRequest(QueueUrl, "hello") { MessageAttributes = new() { ["a"] = new() { DataType = "String", StringValue = "b" } } };

        await Assert.ThrowsAsync<AmazonSQSException>(() => sqs.SendMessageAsync(request));
    }

    [Fact]
    public async Task ListMessageMoveTasks_RunningTask_HasNumbersAndTimes()
    {
        using var sqs = Client(WireServer.Answering("""
            { "Results": [ { "TaskHandle": "h", "Status": "RUNNING", "SourceArn": "arn:dlq", "ApproximateNumberOfMessagesMoved": 3,
              "ApproximateNumberOfMessagesToMove": 12345678901, "MaxNumberOfMessagesPerSecond": 5, "StartedTimestamp": 1700000000123, "Unknown": {} } ] }
            """));

        var task = Assert.Single((await sqs.ListMessageMoveTasksAsync(new ListMessageMoveTasksRequest { SourceArn = "arn:dlq" })).Results);

        Assert.Equal(("h", "RUNNING", 3L, 12345678901L, 5, 1700000000123L),
            (task.TaskHandle, task.Status, task.ApproximateNumberOfMessagesMoved, task.ApproximateNumberOfMessagesToMove, task.MaxNumberOfMessagesPerSecond, task.StartedTimestamp));
    }

    [Fact]
    public async Task Members_WithLowerCaseWireNames_AreWrittenAndRead()
    {
        var wire = new WireServer((HttpStatusCode.OK, """{ "queueUrls": ["u"] }""", []), (HttpStatusCode.OK, """{ "QueueUrl": "q" }""", []));
        using var sqs = Client(wire);

        Assert.Equal(["u"], (await sqs.ListDeadLetterSourceQueuesAsync(new ListDeadLetterSourceQueuesRequest { QueueUrl = QueueUrl })).QueueUrls);
        await sqs.CreateQueueAsync(new CreateQueueRequest("q") { Tags = new() { ["a"] = "b" } });

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{ "QueueName": "q", "tags": { "a": "b" } }"""), JsonNode.Parse(wire.Requests[1].Body)));
    }

    [Theory]
    [InlineData("com.amazonaws.sqs#QueueDoesNotExist", "AWS.SimpleQueueService.NonExistentQueue;Sender", typeof(QueueDoesNotExistException), "AWS.SimpleQueueService.NonExistentQueue")]
    [InlineData("com.amazonaws.sqs#OverLimit", null, typeof(OverLimitException), "OverLimit")]
    [InlineData("com.amazonaws.sqs#SomethingNew", null, typeof(AmazonSQSException), "SomethingNew")]
    public async Task Errors_ByJsonType_KeepTheQueryCode(string type, string? queryError, Type exception, string code)
    {
        string[] headers = queryError is null ? [] : ["x-amzn-query-error: " + queryError];
        using var sqs = Client(WireServer.Failing(HttpStatusCode.BadRequest, $$"""{ "__type": "{{type}}", "message": "why" }""", [.. headers, "x-amzn-RequestId: r-1"]));

        var failure = (AmazonSQSException)await Assert.ThrowsAsync(exception, () => sqs.DeleteQueueAsync(QueueUrl));

        Assert.Equal((code, "why", "r-1", ErrorType.Sender), (failure.ErrorCode, failure.Message, failure.RequestId, queryError is null ? ErrorType.Sender : failure.ErrorType));
    }

    [Fact]
    public async Task ServerError_Once_IsRetried()
    {
        var wire = new WireServer((HttpStatusCode.ServiceUnavailable, "", []), (HttpStatusCode.OK, """{ "QueueUrl": "q" }""", []));
        using var sqs = Client(wire);

        Assert.Equal("q", (await sqs.GetQueueUrlAsync("photos")).QueueUrl);
        Assert.Equal(2, wire.Requests.Count);
    }

    private static AmazonSQSClient Client(WireServer wire) =>
        new(new BasicAWSCredentials("key", "secret"), new AmazonSQSConfig { ServiceURL = "http://127.0.0.1:4566", AuthenticationRegion = "eu-west-1", HttpClientFactory = wire });
}
