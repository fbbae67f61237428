using Amazon.SQS.Model;

namespace ImageStudio.Tests.LocalAws.Sqs.Fifo;

/// <summary>Short ways to FIFO queues and their messages.</summary>
internal static class FifoQueues
{
    public static Task<string> CreateFifoQueueAsync(this EmulatedAws aws, string name, params (string Name, string Value)[] attributes) =>
        aws.CreateQueueAsync(name, [("FifoQueue", "true"), ("ContentBasedDeduplication", "true"), .. attributes]);

    /// <summary>Sends messages called <c>group-rest</c>, one after the other.</summary>
    public static async Task SendAsync(this EmulatedAws aws, string queue, params string[] messages)
    {
        foreach (var message in messages)
            await aws.Sqs.SendMessageAsync(new SendMessageRequest(queue, message) { MessageGroupId = message.Split('-')[0] });
    }

    public static Task<SendMessageResponse> SendOnceAsync(this EmulatedAws aws, string queue, string body, string? id, string group = "g") =>
        aws.Sqs.SendMessageAsync(new SendMessageRequest(queue, body) { MessageGroupId = group, MessageDeduplicationId = id });
}
