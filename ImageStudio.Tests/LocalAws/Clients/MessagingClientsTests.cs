using System.Text.Json;
using ImageStudio.LocalAws;
using ImageStudio.Tests.Fixtures;

namespace ImageStudio.Tests.LocalAws.Clients;

/// <summary>Clients in other languages, over the real clock.</summary>
public sealed class MessagingClientsTests
{
    private static readonly Dictionary<string, string> Credentials = new()
    {
        ["AWS_ACCESS_KEY_ID"] = "test",
        ["AWS_SECRET_ACCESS_KEY"] = "test",
        ["AWS_DEFAULT_REGION"] = "eu-west-1",
        ["AWS_DEFAULT_OUTPUT"] = "text",
    };

    [Boto3Fact]
    public async Task Boto3_SendsReceivesPublishesAndReadsErrors()
    {
        await using var server = await LocalAwsServer.StartAsync();

        var outcome = await Tool.RunAsync("python3", [Path.Combine(Repository.Root, "ImageStudio.Tests", "LocalAws", "Clients", "messaging.py"), server.Url.ToString()]);

        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        using var told = JsonDocument.Parse(outcome.Output);
        Assert.Equal(
            """{"account":"000000000000","attributes":["kind","raw"],"bodies":["direct","from the topic"],"deleted":2,"failed":["InvalidMessageContents"],"fifo":[true,20,[["1","g"],["2","g"]]],"moved":["moved",1,"arn:aws:sqs:eu-west-1:000000000000:work"],"refused":["AWS.SimpleQueueService.NonExistentQueue","QueueAlreadyExists","ReceiptHandleIsInvalid","InvalidParameterValue","InvalidParameterValue","InvalidParameterValue","NotFound","MissingParameter","InvalidParameterValue","InvalidParameter","InvalidAction"],"tags":[{"a":"b"},[{"Key":"team","Value":"photo"}]]}""",
            JsonSerializer.Serialize(told.RootElement));
    }

    [RequiresToolFact("aws")]
    public async Task AwsCli_CreatesSendsAndReceives()
    {
        await using var server = await LocalAwsServer.StartAsync();

        var queue = (await AwsAsync(server, "sqs", "create-queue", "--queue-name", "work")).Trim();
        await AwsAsync(server, "sqs", "send-message", "--queue-url", queue, "--message-body", "hello");
        var received = await AwsAsync(server, "sqs", "receive-message", "--queue-url", queue, "--query", "Messages[0].Body");

        Assert.Equal($"{server.Url}000000000000/work", queue);
        Assert.Equal("hello", received.Trim());
    }

    [RequiresToolFact("aws")]
    public async Task AwsCli_MovesDeadLettersBack()
    {
        await using var server = await LocalAwsServer.StartAsync();
        const string Arn = "arn:aws:sqs:eu-west-1:000000000000:";
        var dead = (await AwsAsync(server, "sqs", "create-queue", "--queue-name", "dead")).Trim();
        var queue = (await AwsAsync(server, "sqs", "create-queue", "--queue-name", "work", "--attributes", $$"""{"RedrivePolicy":"{\"deadLetterTargetArn\":\"{{Arn}}dead\",\"maxReceiveCount\":\"1\"}"}""")).Trim();
        await AwsAsync(server, "sqs", "send-message", "--queue-url", dead, "--message-body", "hello");

        await AwsAsync(server, "sqs", "start-message-move-task", "--source-arn", Arn + "dead", "--destination-arn", Arn + "work");
        var received = await AwsAsync(server, "sqs", "receive-message", "--queue-url", queue, "--wait-time-seconds", "5", "--query", "Messages[0].Body");
        var task = await AwsAsync(server, "sqs", "list-message-move-tasks", "--source-arn", Arn + "dead", "--query", "Results[0].[Status,ApproximateNumberOfMessagesMoved]");

        Assert.Equal("hello", received.Trim());
        Assert.Equal("COMPLETED\t1", task.Trim());
    }

    private static async Task<string> AwsAsync(LocalAwsServer server, params string[] arguments)
    {
        var outcome = await Tool.RunAsync("aws", ["--endpoint-url", server.Url.ToString(), .. arguments], Credentials);
        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        return outcome.Output;
    }
}
