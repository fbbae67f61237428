using System.Diagnostics;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using ImageStudio.Contracts;

namespace ImageStudio.Workers;

/// <summary>Publishing in a span <c>send {topic}</c> (https://opentelemetry.io/docs/specs/semconv/messaging/sns/), whose context goes with the message.</summary>
internal static class TracedPublishing
{
    public static async Task PublishTracedAsync(
        this IAmazonSimpleNotificationService sns, PublishRequest request, (string Name, string Value) attribute, CancellationToken cancellationToken)
    {
        using var span = Start(request.TopicArn);
        request.MessageAttributes = new() { [attribute.Name] = Text(attribute.Value) };
        foreach (var (name, value) in TraceCarrier.Current.Entries) request.MessageAttributes[name] = Text(value);
        try
        {
            var published = await sns.PublishAsync(request, cancellationToken);
            span?.SetTag("messaging.message.id", published.MessageId);
        }
        catch (Exception exception)
        {
            span?.SetTag("error.type", exception.GetType().FullName).SetStatus(ActivityStatusCode.Error, exception.Message);
            throw;
        }
    }

    private static Activity? Start(string topicArn)
    {
        var name = topicArn[(topicArn.LastIndexOf(':') + 1)..];
        return WorkerTelemetry.Source.StartActivity($"send {name}", ActivityKind.Producer, default(ActivityContext), [
            new("messaging.system", "aws.sns"),
            new("messaging.operation.type", "send"),
            new("messaging.operation.name", "send"),
            new("messaging.destination.name", name),
            new("aws.sns.topic.arn", topicArn),
        ]);
    }

    private static MessageAttributeValue Text(string value) => new() { DataType = "String", StringValue = value };
}
