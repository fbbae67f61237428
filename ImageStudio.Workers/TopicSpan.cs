using System.Diagnostics;
using Amazon.SimpleNotificationService.Model;
using ImageStudio.Contracts;

namespace ImageStudio.Workers;

/// <summary>The span <c>send {topic}</c> (https://opentelemetry.io/docs/specs/semconv/messaging/sns/) and the attributes that carry its context.</summary>
internal static class TopicSpan
{
    public static Activity? Start(string topicArn)
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

    /// <summary>The given attributes and the current span's context.</summary>
    public static Dictionary<string, MessageAttributeValue> Attributes(params IEnumerable<(string Name, string Value)> attributes)
    {
        var all = attributes.ToDictionary(attribute => attribute.Name, attribute => Text(attribute.Value));
        foreach (var (name, value) in TraceCarrier.Current.Entries) all[name] = Text(value);
        return all;
    }

    private static MessageAttributeValue Text(string value) => new() { DataType = "String", StringValue = value };
}
