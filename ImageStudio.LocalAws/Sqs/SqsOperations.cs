using ImageStudio.LocalAws.Sqs.Operations;
using ImageStudio.LocalAws.Wire;

namespace ImageStudio.LocalAws.Sqs;

/// <summary>The Simple Queue Service; the list of operations is the list of what is supported.</summary>
internal static class SqsOperations
{
    public static void AddSqs(this IServiceCollection services)
    {
        services.AddSingleton<QueueStore>();
        services.AddSingleton(provider => Define(provider.GetRequiredService<QueueStore>()));
    }

    private static ServiceDefinition Define(QueueStore queues) => new("SQS", "sqs", "2012-11-05", "http://queue.amazonaws.com/doc/2012-11-05/")
    {
        TargetPrefix = "AmazonSQS",
        ErrorNamespace = "com.amazonaws.sqs",
        PathParameter = "QueueUrl",
        Operations = Operation.Table(
            Operation.Of(new CreateQueue(queues), SqsJson.Default.CreateQueueRequest, SqsJson.Default.CreateQueueResult),
            Operation.Of(new ListQueues(queues), SqsJson.Default.ListQueuesRequest, SqsJson.Default.ListQueuesResult)),
    };
}
