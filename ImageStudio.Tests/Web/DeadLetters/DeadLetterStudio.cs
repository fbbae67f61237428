using System.Net.Http.Json;
using Amazon.SQS;
using Amazon.SQS.Model;
using ImageStudio.Web.DeadLetters;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace ImageStudio.Tests.Web.DeadLetters;

/// <summary>A Web with two workers' queues of its own, whose dead letters the tests make.</summary>
internal sealed class DeadLetterStudio
{
    private readonly StudioServer _studio;

    private DeadLetterStudio(StudioServer studio, IReadOnlyDictionary<string, (string Queue, string Dead)> queues, IAmazonSQS? sqs, Action<IWebHostBuilder>? configure)
    {
        _studio = studio;
        Queues = queues;
        Http = studio.StartWeb(
            services =>
            {
                if (sqs is not null) services.AddSingleton(sqs);
            },
            host =>
            {
                configure?.Invoke(host);
                foreach (var (name, (queue, dead)) in queues)
                {
                    host.UseSetting($"AWS:Resources:{name}QueueUrl", queue);
                    host.UseSetting($"AWS:Resources:{name}DeadLetterQueueUrl", dead);
                }
            }).CreateClient();
    }

    public IReadOnlyDictionary<string, (string Queue, string Dead)> Queues { get; }

    public HttpClient Http { get; }

    public static async Task<DeadLetterStudio> StartAsync(StudioServer studio, Func<IAmazonSQS, IAmazonSQS>? client = null, Action<IWebHostBuilder>? configure = null)
    {
        var queues = new Dictionary<string, (string, string)>();
        foreach (var name in new[] { "Thumbnail", "Notifier" })
        {
            var unique = $"{name}-{Guid.NewGuid():N}";
            var dead = (await studio.Sqs.CreateQueueAsync($"{unique}-dead")).QueueUrl;
            var arn = (await studio.Sqs.GetQueueAttributesAsync(dead, ["QueueArn"])).QueueARN;
            var queue = await studio.Sqs.CreateQueueAsync(new CreateQueueRequest(unique)
            {
                Attributes = new() { ["RedrivePolicy"] = $$"""{"deadLetterTargetArn":"{{arn}}","maxReceiveCount":1}""" },
            });
            queues[name] = (queue.QueueUrl, dead);
        }

        return new DeadLetterStudio(studio, queues, client?.Invoke(studio.Sqs), configure);
    }

    /// <summary>Sends a message and receives it once too often.</summary>
    public async Task<string> KillAsync(string queue, string body, string? traceparent = null)
    {
        var request = new SendMessageRequest(Queues[queue].Queue, body);
        if (traceparent is not null) request.MessageAttributes = new() { ["traceparent"] = new() { DataType = "String", StringValue = traceparent } };
        var sent = await _studio.Sqs.SendMessageAsync(request);
        Assert.Single(await ReceiveAsync(Queues[queue].Queue, visibility: 0));
        Assert.Empty(await ReceiveAsync(Queues[queue].Queue));
        return sent.MessageId;
    }

    public async Task<DeadLetterList> ListAsync(string queue) =>
        (await Http.GetFromJsonAsync<DeadLetterList[]>("/api/dead-letters"))!.Single(list => list.Queue.Equals(queue, StringComparison.OrdinalIgnoreCase));

    public async Task<List<Message>> ReceiveAsync(string url, int waitSeconds = 0, int? visibility = null) =>
        (await _studio.Sqs.ReceiveMessageAsync(new ReceiveMessageRequest(url)
        {
            MaxNumberOfMessages = 10, WaitTimeSeconds = waitSeconds, VisibilityTimeout = visibility, MessageAttributeNames = ["All"], MessageSystemAttributeNames = ["All"],
        })).Messages ?? [];
}
