using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Sns.Delivering;
using ImageStudio.LocalAws.Sns.Fifo;
using ImageStudio.LocalAws.Sns.Http;
using ImageStudio.LocalAws.Sns.Http.Signing;
using ImageStudio.LocalAws.Sns.Operations;
using ImageStudio.LocalAws.Wire;
using Microsoft.Extensions.Options;

namespace ImageStudio.LocalAws.Sns;

/// <summary>The Simple Notification Service; the list of operations is the list of what is supported.</summary>
internal static class SnsOperations
{
    public static void AddSns(this IServiceCollection services)
    {
        services.AddSingleton<TopicStore>();
        services.AddSingleton<IServiceState>(provider => provider.GetRequiredService<TopicStore>());
        services.AddSingleton<SigningKey>();
        services.AddSingleton<HttpMessages>();
        services.AddSingleton<HttpOutbox>();
        services.AddSingleton<HttpSender>();
        services.AddSingleton<Throttle>();
        services.AddSingleton<HttpDeliveries>();
        services.AddSingleton<IServiceState>(provider => provider.GetRequiredService<HttpOutbox>());
        services.AddSingleton<IServiceState>(provider => provider.GetRequiredService<HttpDeliveries>());
        services.AddSingleton<DeadLetters>();
        services.AddSingleton<Confirmations>();
        services.AddSingleton<Publisher>();
        services.AddSingleton<FifoTopics>();
        services.AddSingleton<ITopicDelivery, TopicDeliveryPort>();
        services.AddSingleton(Define);
    }

    private static ServiceDefinition Define(IServiceProvider provider)
    {
        var store = provider.GetRequiredService<TopicStore>();
        return new ServiceDefinition("SNS", "sns", "2010-03-31", "http://sns.amazonaws.com/doc/2010-03-31/")
        {
            UnsignedOperations = new HashSet<string> { nameof(ConfirmSubscription), nameof(Unsubscribe) },
            Operations = Operation.Table([.. Topics(store), .. Subscriptions(store, provider), .. Publishing(store, provider)]),
        };
    }

    private static IEnumerable<Operation> Topics(TopicStore store) =>
    [
        Operation.Of(new AddPermission(store), SnsJson.Default),
        Operation.Of(new CreateTopic(store), SnsJson.Default),
        Operation.Of(new DeleteTopic(store), SnsJson.Default),
        Operation.Of(new GetTopicAttributes(store), SnsJson.Default),
        Operation.Of(new ListTagsForResource(store), SnsJson.Default),
        Operation.Of(new ListTopics(store), SnsJson.Default),
        Operation.Of(new RemovePermission(store), SnsJson.Default),
        Operation.Of(new SetTopicAttributes(store), SnsJson.Default),
        Operation.Of(new TagResource(store), SnsJson.Default),
        Operation.Of(new UntagResource(store), SnsJson.Default),
    ];

    private static IEnumerable<Operation> Subscriptions(TopicStore store, IServiceProvider provider) =>
    [
        Operation.Of(new ConfirmSubscription(store), SnsJson.Default),
        Operation.Of(new GetSubscriptionAttributes(store), SnsJson.Default),
        Operation.Of(new ListSubscriptions(store), SnsJson.Default),
        Operation.Of(new ListSubscriptionsByTopic(store), SnsJson.Default),
        Operation.Of(new SetSubscriptionAttributes(store), SnsJson.Default),
        Operation.Of(new Subscribe(store, provider.GetRequiredService<Confirmations>(), provider.GetRequiredService<IOptions<LocalAwsOptions>>()), SnsJson.Default),
        Operation.Of(new Unsubscribe(store, provider.GetRequiredService<Confirmations>()), SnsJson.Default),
    ];

    private static IEnumerable<Operation> Publishing(TopicStore store, IServiceProvider provider) =>
    [
        Operation.Of(new Publish(store, provider.GetRequiredService<FifoTopics>(), provider.GetRequiredService<TimeProvider>()), SnsJson.Default),
        Operation.Of(new PublishBatch(store, provider.GetRequiredService<FifoTopics>(), provider.GetRequiredService<TimeProvider>()), SnsJson.Default),
    ];
}
