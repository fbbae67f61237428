namespace Amazon.SimpleNotificationService.Model;

public interface ISimpleNotificationServicePaginatorFactory
{
    IListSubscriptionsPaginator ListSubscriptions(ListSubscriptionsRequest request);

    IListSubscriptionsByTopicPaginator ListSubscriptionsByTopic(ListSubscriptionsByTopicRequest request);

    IListTopicsPaginator ListTopics(ListTopicsRequest request);
}

internal sealed class SimpleNotificationServicePaginatorFactory(IAmazonSimpleNotificationService client) : ISimpleNotificationServicePaginatorFactory
{
    public IListSubscriptionsPaginator ListSubscriptions(ListSubscriptionsRequest request) => new ListSubscriptionsPaginator(client, request);

    public IListSubscriptionsByTopicPaginator ListSubscriptionsByTopic(ListSubscriptionsByTopicRequest request) => new ListSubscriptionsByTopicPaginator(client, request);

    public IListTopicsPaginator ListTopics(ListTopicsRequest request) => new ListTopicsPaginator(client, request);
}
