using System.Diagnostics;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Sns.Http;
using ImageStudio.LocalAws.Telemetry;

namespace ImageStudio.LocalAws.Sns.Delivering;

/// <summary>
/// Hands a publication to every subscriber that wants it. Queues and mailbox answer when the message is durable, so an
/// acknowledged publication is never lost; after a crash in between, the publisher gets no answer and publishes again.
/// </summary>
internal sealed partial class Publisher(IQueueDelivery queues, IMailbox mailbox, HttpDeliveries http, HttpMessages httpMessages, DeadLetters deadLetters, LocalAwsTelemetry telemetry, ILogger<Publisher> logger)
{
    public async Task PublishAsync(Topic topic, Publication publication, CancellationToken cancellationToken)
    {
        var parent = publication.TraceParent != default ? publication.TraceParent : Activity.Current?.Context ?? default;
        var wanted = topic.Subscriptions.Where(s => !s.IsPending && s.Settings.Filter?.Wants(publication.Message, publication.Attributes) is not false);
        await Task.WhenAll(wanted.Select(s => s.IsHttp ? ToEndpointAsync(topic, s, publication, parent) : DeliverAsync(topic, s, publication, parent, cancellationToken)));
    }

    private async Task DeliverAsync(Topic topic, Subscription subscription, Publication publication, ActivityContext parent, CancellationToken cancellationToken)
    {
        var destination = subscription.Protocol is "sqs" ? subscription.Endpoint[(subscription.Endpoint.LastIndexOf(':') + 1)..] : subscription.Protocol;
        using var span = LocalAwsTelemetry.StartDelivery(subscription.Protocol is "sqs" ? "aws_sqs" : "aws.sns", destination, topic.Arn, parent);
        span?.SetTag("messaging.message.id", publication.MessageId).SetTag("aws.sns.topic.arn", topic.Arn.ToString());
        var traced = publication with { TraceParent = span?.Context ?? parent };

        var result = subscription.Protocol is "sqs"
            ? await ToQueueAsync(subscription, traced, cancellationToken)
            : await ToMailboxAsync(topic, subscription, traced, cancellationToken);
        telemetry.Delivered("SNS", result);
        if (result is DeliveryResult.Delivered)
            return;
        span?.SetTag("error.type", result.ToString()).SetStatus(ActivityStatusCode.Error);
        Log.NotDelivered(logger, publication.MessageId, topic.Name, subscription.Endpoint, result);
        if (subscription.Settings.DeadLetterQueue is { } dead)
            await deadLetters.AddAsync(subscription, QueueMessages.Of(traced, subscription, dead), publication.MessageId, cancellationToken);
    }

    private async Task<DeliveryResult> ToQueueAsync(Subscription subscription, Publication publication, CancellationToken cancellationToken) =>
        Arn.TryParse(subscription.Endpoint, out var queue)
            ? await queues.DeliverAsync(queue, QueueMessages.Of(publication, subscription, queue), subscription.Source, cancellationToken)
            : DeliveryResult.NoSuchTarget;

    private async Task<DeliveryResult> ToMailboxAsync(Topic topic, Subscription subscription, Publication publication, CancellationToken cancellationToken)
    {
        await mailbox.DeliverAsync(MailText.Notification(topic, subscription, publication), cancellationToken);
        return DeliveryResult.Delivered;
    }

    // The endpoint is not waited for: the message is on disk, and its delivery has spans of its own.
    private Task ToEndpointAsync(Topic topic, Subscription subscription, Publication publication, ActivityContext parent)
    {
        var traceParent = parent == default ? null : $"00-{parent.TraceId}-{parent.SpanId}-{(byte)parent.TraceFlags:x2}";
        return http.AddAsync(httpMessages.Notification(topic, subscription, publication) with { TraceParent = traceParent });
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Message {MessageId} of topic {Topic} did not reach {Endpoint}: {Result}.")]
        public static partial void NotDelivered(ILogger logger, string messageId, string topic, string endpoint, DeliveryResult result);
    }
}
