using System.Diagnostics;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Sns.Delivering;
using ImageStudio.LocalAws.Sns.Http.Policies;
using ImageStudio.LocalAws.Telemetry;

namespace ImageStudio.LocalAws.Sns.Http;

/// <summary>
/// Brings messages to HTTP endpoints: each on a loop of its own, tried by the delivery policy, then given to the
/// subscription's queue for dead letters. What was under way when the server ended goes on when it starts.
/// </summary>
internal sealed partial class HttpDeliveries(
    HttpOutbox outbox, HttpSender sender, Throttle throttle, TopicStore store, DeadLetters deadLetters, LocalAwsTelemetry telemetry, TimeProvider time, IHostApplicationLifetime host, ILogger<HttpDeliveries> logger) : IServiceState
{
    /// <summary>Takes a message over; when it returns, the message is durable.</summary>
    public async Task AddAsync(HttpDelivery delivery)
    {
        await outbox.CommitAsync(new DeliveryQueued(delivery));
        _ = RunAsync(delivery.Id);
    }

    /// <summary>Goes on with what was under way; topics and outbox have been restored by then.</summary>
    public ValueTask RestoreAsync(CancellationToken cancellationToken)
    {
        foreach (var delivery in outbox.Deliveries)
            _ = RunAsync(delivery.Id);
        return ValueTask.CompletedTask;
    }

    /// <summary>Loops end when the outbox does not know their message any more.</summary>
    public ValueTask ResetAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    private async Task RunAsync(string id)
    {
        var stopping = host.ApplicationStopping;
        try
        {
            await Task.Yield();
            while (outbox.Find(id) is { } delivery)
            {
                var policy = PolicyFor(delivery);
                await WaitAsync(delivery, policy, stopping);
                if (outbox.Find(id) is not null)
                    await AttemptAsync(delivery, policy, stopping);
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops; the journal has what is left.
        }
        catch (Exception e)
        {
            Log.Broken(logger, e, id);
        }
    }

    private async Task WaitAsync(HttpDelivery delivery, DeliveryPolicy policy, CancellationToken stopping)
    {
        if (delivery.DueAt - time.GetUtcNow() is { Ticks: > 0 } left)
            await Task.Delay(left, time, stopping);
        if (throttle.WaitFor(delivery.Subscription, policy.Throttle?.MaxReceivesPerSecond) is { Ticks: > 0 } turn)
            await Task.Delay(turn, time, stopping);
    }

    private async Task AttemptAsync(HttpDelivery delivery, DeliveryPolicy policy, CancellationToken stopping)
    {
        if (!IsWanted(delivery))
        {
            await outbox.CommitAsync(new DeliverySettled(delivery.Id));
            return;
        }
        var (outcome, reason) = await SendAsync(delivery, policy, stopping);
        if (outcome is HttpOutcome.Failed && policy.Retry!.DelayBefore(delivery.Attempts) is { } delay)
        {
            Log.Postponed(logger, delivery.MessageId, delivery.Subscription, reason, delay.TotalSeconds);
            await outbox.CommitAsync(new DeliveryPostponed(delivery.Id, delivery.Attempts + 1, time.GetUtcNow() + delay));
            return;
        }
        if (outcome is not HttpOutcome.Delivered)
            await GiveUpAsync(delivery, reason, stopping);
        await outbox.CommitAsync(new DeliverySettled(delivery.Id));
    }

    private async Task<(HttpOutcome Outcome, string? Reason)> SendAsync(HttpDelivery delivery, DeliveryPolicy policy, CancellationToken stopping)
    {
        _ = ActivityContext.TryParse(delivery.TraceParent, null, isRemote: true, out var parent);
        using var span = LocalAwsTelemetry.StartDelivery("aws.sns", delivery.Endpoint.Scheme, TopicArn(delivery), parent);
        span?.SetTag("messaging.message.id", delivery.MessageId).SetTag("server.address", delivery.Endpoint.Host).SetTag("localaws.delivery.attempt", delivery.Attempts + 1);
        var (outcome, reason) = await sender.SendAsync(delivery, policy.Request?.ContentType ?? DeliveryPolicy.DefaultContentType, stopping);
        telemetry.Delivered("SNS", outcome is HttpOutcome.Delivered ? DeliveryResult.Delivered : DeliveryResult.Rejected);
        if (outcome is not HttpOutcome.Delivered)
            span?.SetTag("error.type", reason).SetStatus(ActivityStatusCode.Error);
        return (outcome, reason);
    }

    private async Task GiveUpAsync(HttpDelivery delivery, string? reason, CancellationToken stopping)
    {
        Log.GivenUp(logger, delivery.MessageId, delivery.Subscription, reason, delivery.Attempts + 1);
        if (Current(delivery) is { IsPending: false } subscription && delivery.Type is "Notification")
            await deadLetters.AddAsync(subscription, new QueueDelivery(delivery.Body) { Attributes = delivery.Attributes ?? new Dictionary<string, MessageAttribute>() }, delivery.MessageId, stopping);
    }

    // A farewell goes to somebody who is no subscriber any more, a confirmation to one who is none yet.
    private bool IsWanted(HttpDelivery delivery) => delivery.Type switch
    {
        Questions.UnsubscribeConfirmation => true,
        Questions.SubscriptionConfirmation => Current(delivery) is { IsPending: true },
        _ => Current(delivery) is { IsPending: false },
    };

    private DeliveryPolicy PolicyFor(HttpDelivery delivery) =>
        TopicDeliveryPolicy.Read(store.Find(delivery.Topic)?.Attributes.GetValueOrDefault("DeliveryPolicy")).For(Current(delivery)?.Settings.Delivery);

    private Subscription? Current(HttpDelivery delivery) => store.Find(delivery.Topic)?.Subscriptions.FirstOrDefault(s => s.Arn == delivery.Subscription);

    private static Arn TopicArn(HttpDelivery delivery) => Arn.TryParse(delivery.Topic, out var arn) ? arn : throw new InvalidDataException($"'{delivery.Topic}' is no ARN.");

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Message {MessageId} did not reach {Subscription} ({Reason}); it is tried again in {Seconds} s.")]
        public static partial void Postponed(ILogger logger, string messageId, string subscription, string? reason, double seconds);

        [LoggerMessage(2, LogLevel.Warning, "Message {MessageId} did not reach {Subscription} ({Reason}) in {Attempts} attempts, and is given up.")]
        public static partial void GivenUp(ILogger logger, string messageId, string subscription, string? reason, int attempts);

        [LoggerMessage(3, LogLevel.Error, "Delivery {Id} cannot go on before the next start.")]
        public static partial void Broken(ILogger logger, Exception exception, string id);
    }
}
