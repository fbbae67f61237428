namespace Amazon.SQS.Model;

public interface ISQSPaginatorFactory
{
    IListDeadLetterSourceQueuesPaginator ListDeadLetterSourceQueues(ListDeadLetterSourceQueuesRequest request);

    IListQueuesPaginator ListQueues(ListQueuesRequest request);
}

internal sealed class SQSPaginatorFactory(IAmazonSQS client) : ISQSPaginatorFactory
{
    public IListDeadLetterSourceQueuesPaginator ListDeadLetterSourceQueues(ListDeadLetterSourceQueuesRequest request) => new ListDeadLetterSourceQueuesPaginator(client, request);

    public IListQueuesPaginator ListQueues(ListQueuesRequest request) => new ListQueuesPaginator(client, request);
}
