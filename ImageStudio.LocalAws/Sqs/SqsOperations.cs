using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Sqs.Operations;
using ImageStudio.LocalAws.Wire;

namespace ImageStudio.LocalAws.Sqs;

/// <summary>The Simple Queue Service; the list of operations is the list of what is supported.</summary>
internal static class SqsOperations
{
    public static void AddSqs(this IServiceCollection services)
    {
        services.AddSingleton<QueueStore>();
        services.AddSingleton<IServiceState>(provider => provider.GetRequiredService<QueueStore>());
        services.AddSingleton<MessageReceiver>();
        services.AddSingleton<MessageMover>();
        services.AddSingleton<IServiceState>(provider => provider.GetRequiredService<MessageMover>());
        services.AddSingleton<IQueueDelivery, QueueDeliveryPort>();
        services.AddSingleton(Define);
    }

    private static ServiceDefinition Define(IServiceProvider services) => new("SQS", "sqs", "2012-11-05", "http://queue.amazonaws.com/doc/2012-11-05/")
    {
        TargetPrefix = "AmazonSQS",
        ErrorNamespace = "com.amazonaws.sqs",
        PathParameter = "QueueUrl",
        Operations = Operation.Table([
            .. Queues(services.GetRequiredService<QueueStore>()),
            .. Messages(services.GetRequiredService<QueueStore>(), services.GetRequiredService<MessageReceiver>()),
            .. MoveTasks(services.GetRequiredService<QueueStore>(), services.GetRequiredService<MessageMover>()),
        ]),
    };

    private static IEnumerable<Operation> Queues(QueueStore store) =>
    [
        Operation.Of(new AddPermission(store), SqsJson.Shapes),
        Operation.Of(new CreateQueue(store), SqsJson.Shapes),
        Operation.Of(new DeleteQueue(store), SqsJson.Shapes),
        Operation.Of(new GetQueueAttributes(store), SqsJson.Shapes),
        Operation.Of(new GetQueueUrl(store), SqsJson.Shapes),
        Operation.Of(new ListDeadLetterSourceQueues(store), SqsJson.Shapes),
        Operation.Of(new ListQueues(store), SqsJson.Shapes),
        Operation.Of(new ListQueueTags(store), SqsJson.Shapes),
        Operation.Of(new PurgeQueue(store), SqsJson.Shapes),
        Operation.Of(new RemovePermission(store), SqsJson.Shapes),
        Operation.Of(new SetQueueAttributes(store), SqsJson.Shapes),
        Operation.Of(new TagQueue(store), SqsJson.Shapes),
        Operation.Of(new UntagQueue(store), SqsJson.Shapes),
    ];

    private static IEnumerable<Operation> Messages(QueueStore store, MessageReceiver receiver) =>
    [
        Operation.Of(new ChangeMessageVisibility(store), SqsJson.Shapes),
        Operation.Of(new ChangeMessageVisibilityBatch(store), SqsJson.Shapes),
        Operation.Of(new DeleteMessage(store), SqsJson.Shapes),
        Operation.Of(new DeleteMessageBatch(store), SqsJson.Shapes),
        Operation.Of(new ReceiveMessage(receiver, store), SqsJson.Shapes),
        Operation.Of(new SendMessage(store), SqsJson.Shapes),
        Operation.Of(new SendMessageBatch(store), SqsJson.Shapes),
    ];

    private static IEnumerable<Operation> MoveTasks(QueueStore store, MessageMover mover) =>
    [
        Operation.Of(new CancelMessageMoveTask(store), SqsJson.Shapes),
        Operation.Of(new ListMessageMoveTasks(store), SqsJson.Shapes),
        Operation.Of(new StartMessageMoveTask(store, mover), SqsJson.Shapes),
    ];
}
