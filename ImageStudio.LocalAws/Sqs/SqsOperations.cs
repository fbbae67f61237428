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
        Operation.Of(new CreateQueue(store), SqsJson.Shapes.CreateQueueRequest, SqsJson.Shapes.CreateQueueResult),
        Operation.Of(new DeleteQueue(store), SqsJson.Shapes.DeleteQueueRequest, SqsJson.Shapes.Nothing),
        Operation.Of(new GetQueueAttributes(store), SqsJson.Shapes.GetQueueAttributesRequest, SqsJson.Shapes.GetQueueAttributesResult),
        Operation.Of(new GetQueueUrl(store), SqsJson.Shapes.GetQueueUrlRequest, SqsJson.Shapes.GetQueueUrlResult),
        Operation.Of(new ListDeadLetterSourceQueues(store), SqsJson.Shapes.ListDeadLetterSourceQueuesRequest, SqsJson.Shapes.ListDeadLetterSourceQueuesResult),
        Operation.Of(new ListQueues(store), SqsJson.Shapes.ListQueuesRequest, SqsJson.Shapes.ListQueuesResult),
        Operation.Of(new ListQueueTags(store), SqsJson.Shapes.ListQueueTagsRequest, SqsJson.Shapes.ListQueueTagsResult),
        Operation.Of(new PurgeQueue(store), SqsJson.Shapes.PurgeQueueRequest, SqsJson.Shapes.Nothing),
        Operation.Of(new SetQueueAttributes(store), SqsJson.Shapes.SetQueueAttributesRequest, SqsJson.Shapes.Nothing),
        Operation.Of(new TagQueue(store), SqsJson.Shapes.TagQueueRequest, SqsJson.Shapes.Nothing),
        Operation.Of(new UntagQueue(store), SqsJson.Shapes.UntagQueueRequest, SqsJson.Shapes.Nothing),
    ];

    private static IEnumerable<Operation> Messages(QueueStore store, MessageReceiver receiver) =>
    [
        Operation.Of(new ChangeMessageVisibility(store), SqsJson.Shapes.ChangeMessageVisibilityRequest, SqsJson.Shapes.Nothing),
        Operation.Of(new ChangeMessageVisibilityBatch(store), SqsJson.Shapes.ChangeMessageVisibilityBatchRequest, SqsJson.Shapes.ChangeMessageVisibilityBatchResult),
        Operation.Of(new DeleteMessage(store), SqsJson.Shapes.DeleteMessageRequest, SqsJson.Shapes.Nothing),
        Operation.Of(new DeleteMessageBatch(store), SqsJson.Shapes.DeleteMessageBatchRequest, SqsJson.Shapes.DeleteMessageBatchResult),
        Operation.Of(new ReceiveMessage(receiver, store), SqsJson.Shapes.ReceiveMessageRequest, SqsJson.Shapes.ReceiveMessageResult),
        Operation.Of(new SendMessage(store), SqsJson.Shapes.SendMessageRequest, SqsJson.Shapes.SendMessageResult),
        Operation.Of(new SendMessageBatch(store), SqsJson.Shapes.SendMessageBatchRequest, SqsJson.Shapes.SendMessageBatchResult),
    ];
    private static IEnumerable<Operation> MoveTasks(QueueStore store, MessageMover mover) =>
    [
        Operation.Of(new CancelMessageMoveTask(store), SqsJson.Shapes.CancelMessageMoveTaskRequest, SqsJson.Shapes.CancelMessageMoveTaskResult),
        Operation.Of(new ListMessageMoveTasks(store), SqsJson.Shapes.ListMessageMoveTasksRequest, SqsJson.Shapes.ListMessageMoveTasksResult),
        Operation.Of(new StartMessageMoveTask(store, mover), SqsJson.Shapes.StartMessageMoveTaskRequest, SqsJson.Shapes.StartMessageMoveTaskResult),
    ];
}
