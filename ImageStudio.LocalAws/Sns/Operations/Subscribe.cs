using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Sns.Delivering;
using ImageStudio.LocalAws.Sns.Fifo;
using Microsoft.Extensions.Options;

namespace ImageStudio.LocalAws.Sns.Operations;

internal sealed record SubscribeRequest(string? TopicArn, string? Protocol, string? Endpoint, Dictionary<string, string>? Attributes, bool? ReturnSubscriptionArn);

internal sealed record SubscribeResult(string SubscriptionArn);

/// <summary>
/// Subscribes a queue, a mail address or an HTTP endpoint. A queue of the same account is confirmed at once, as on AWS. The
/// others are asked, and pending until they open the link that they get; mail addresses only where
/// <see cref="LocalAwsOptions.AutoConfirmEmail"/> does not say that everybody here wants their mail.
/// </summary>
internal sealed class Subscribe(TopicStore store, Confirmations confirmations, IOptions<LocalAwsOptions> options) : IOperation<SubscribeRequest, SubscribeResult>
{
    public async ValueTask<SubscribeResult> ExecuteAsync(SubscribeRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        var topicArn = store.Require(request.TopicArn, caller).Arn;
        var isFifo = topicArn.IsFifo();
        var protocol = request.Protocol ?? throw SnsErrors.Missing("Protocol");
        var endpoint = CheckEndpoint(protocol, request.Endpoint);
        if (isFifo && protocol is not "sqs")
            throw SnsErrors.InvalidParameter($"Invalid protocol type: {protocol}");
        if (!isFifo && FifoArns.IsFifoQueue(endpoint))
            throw SnsErrors.InvalidParameter("Invalid parameter: Endpoint", "FIFO SQS Queues can not be subscribed to standard SNS topics");
        var settings = ReadSettings(request.Attributes ?? [], endpoint);
        if (settings.IsRaw && protocol is not ("sqs" or "http" or "https"))
            throw SnsErrors.InvalidParameter("Attributes", "RawMessageDelivery: Raw message delivery is not supported for this protocol.");

        var made = new Subscribed(request.TopicArn!, $"{topicArn}:{Guid.NewGuid()}", protocol, endpoint, new Dictionary<string, string>(settings.Attributes))
        {
            BaseUrl = caller.BaseUrl,
            Token = HasToConfirm(protocol) ? Confirmations.NewToken() : null,
        };
        Subscription? existing = null;
        await store.ChangeAsync(() => (existing = Existing(made)) is null ? made : null);

        var topic = store.Require(request.TopicArn);
        var subscription = existing ?? topic.Subscriptions.First(s => s.Arn == made.Subscription);
        if (subscription.IsPending)
            await confirmations.AskAsync(topic, subscription, cancellationToken);
        return new SubscribeResult(subscription.IsPending && request.ReturnSubscriptionArn is not true ? "pending confirmation" : subscription.Arn);
    }

    // Here AWS names the parameter that the attribute is in.
    private static SubscriptionSettings ReadSettings(Dictionary<string, string> attributes, string endpoint)
    {
        try
        {
            return SubscriptionSettings.From(attributes, endpoint);
        }
        catch (InvalidAttributeException e)
        {
            throw SnsErrors.InvalidParameter("Attributes", e.Reason);
        }
    }

    private bool HasToConfirm(string protocol) => protocol is "http" or "https" || (protocol is not "sqs" && !options.Value.AutoConfirmEmail);

    private Subscription? Existing(Subscribed made)
    {
        var existing = store.Require(made.Topic).Subscriptions.FirstOrDefault(s => s.Protocol == made.Protocol && s.Endpoint == made.Endpoint);
        if (existing is not null && made.Attributes.Any(a => existing.Settings.Attributes.GetValueOrDefault(a.Key) != a.Value))
            throw SnsErrors.InvalidParameter("Attributes", "Subscription already exists with different attributes");
        return existing;
    }

    private static string CheckEndpoint(string protocol, string? endpoint) => protocol switch
    {
        "sqs" => Arn.TryParse(endpoint, out var arn) && arn.Service == "sqs" ? endpoint! : throw SnsErrors.InvalidParameter("SQS endpoint ARN"),
        "email" or "email-json" => IsAddress(endpoint) ? endpoint! : throw SnsErrors.InvalidParameter("Email address"),
        "http" or "https" => CheckUrl(protocol, endpoint),
        "lambda" or "sms" or "application" or "firehose" => throw SnsErrors.InvalidParameter("Protocol", $"{protocol} is not supported; sqs, http, https, email and email-json are."),
        _ => throw SnsErrors.InvalidParameter($"Amazon SNS does not support this protocol string: {protocol}"),
    };

    private static string CheckUrl(string protocol, string? endpoint) =>
        !Uri.TryCreate(endpoint, UriKind.Absolute, out var url) || url.Host.Length == 0 ? throw SnsErrors.InvalidParameter("HTTP(S) Endpoint")
        : url.Scheme != protocol ? throw SnsErrors.InvalidParameter("Endpoint must match the specified protocol")
        : endpoint!;

    private static bool IsAddress(string? text) =>
        text is { Length: <= 320 } && text.Split('@') is [{ Length: > 0 }, { Length: > 0 }] && !text.Any(c => char.IsControl(c) || c is ' ' or ',' or ';' or '<' or '>' or '"');
}
