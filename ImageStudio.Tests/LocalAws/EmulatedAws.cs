using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using Amazon.SQS;
using Amazon.SQS.Model;
using ImageStudio.LocalAws;
using ImageStudio.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace ImageStudio.Tests.LocalAws;

/// <summary>A server in the process with a clock that stands still, and real clients for it.</summary>
internal sealed class EmulatedAws : IAsyncDisposable
{
    public const string Region = "eu-west-1";
    public const string Account = "000000000000";

    private EmulatedAws(LocalAwsServer server, ManualTimeProvider clock)
    {
        Server = server;
        Clock = clock;
        var credentials = new BasicAWSCredentials("test", "test");
        Sqs = new AmazonSQSClient(credentials, new AmazonSQSConfig { ServiceURL = server.Url.ToString(), AuthenticationRegion = Region, MaxErrorRetry = 0 });
        Sns = new AmazonSimpleNotificationServiceClient(credentials, new AmazonSimpleNotificationServiceConfig { ServiceURL = server.Url.ToString(), AuthenticationRegion = Region, MaxErrorRetry = 0 });
        Http = new HttpClient { BaseAddress = server.Url };
    }

    public LocalAwsServer Server { get; }

    public ManualTimeProvider Clock { get; }

    public AmazonSQSClient Sqs { get; }

    public AmazonSimpleNotificationServiceClient Sns { get; }

    public HttpClient Http { get; }

    public static async Task<EmulatedAws> StartAsync(Action<LocalAwsOptions>? configure = null, ManualTimeProvider? clock = null)
    {
        clock ??= new ManualTimeProvider();
        return new EmulatedAws(await LocalAwsServer.StartAsync(configure, clock), clock);
    }

    public static string QueueArn(string name) => $"arn:aws:sqs:{Region}:{Account}:{name}";

    public async Task<string> CreateQueueAsync(string name, params (string Name, string Value)[] attributes) =>
        (await Sqs.CreateQueueAsync(new CreateQueueRequest(name) { Attributes = attributes.ToDictionary(a => a.Name, a => a.Value) })).QueueUrl;

    /// <summary>A queue that takes messages from one topic alone.</summary>
    public Task<string> CreateQueueForTopicAsync(string name, string topicArn, params (string Name, string Value)[] attributes) => CreateQueueAsync(name, [.. attributes, ("Policy", $$"""
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"sns.amazonaws.com"},"Action":"sqs:SendMessage","Resource":"{{QueueArn(name)}}","Condition":{"ArnEquals":{"aws:SourceArn":"{{topicArn}}"} } }]}
        """)]);

    /// <summary>Everything that is visible now, with all attributes.</summary>
    public async Task<List<Message>> ReceiveAsync(string queueUrl, int waitSeconds = 0) =>
        (await Sqs.ReceiveMessageAsync(new ReceiveMessageRequest(queueUrl)
        {
            MaxNumberOfMessages = 10,
            WaitTimeSeconds = waitSeconds,
            MessageAttributeNames = ["All"],
            MessageSystemAttributeNames = ["All"],
        })).Messages ?? [];

    public T Service<T>() where T : notnull => Server.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        Sns.Dispose();
        Sqs.Dispose();
        await Server.DisposeAsync();
    }
}
