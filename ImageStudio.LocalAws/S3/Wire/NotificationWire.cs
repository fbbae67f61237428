using System.Security.Cryptography;
using System.Xml;
using System.Xml.Linq;
using ImageStudio.LocalAws.S3.Operations;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Wire;

/// <summary>Reads and writes notification configurations.</summary>
internal static class NotificationWire
{
    public static async ValueTask<PutBucketNotificationConfigurationRequest> Read(S3Request request)
    {
        var document = await XmlBody.ReadAsync(request, "NotificationConfiguration");
        List<NotificationTarget> targets = [];
        foreach (var element in document.Elements())
        {
            targets.Add(element.Name.LocalName switch
            {
                "TopicConfiguration" => Target(element, TargetKind.Topic, "Topic"),
                "QueueConfiguration" => Target(element, TargetKind.Queue, "Queue"),
                "CloudFunctionConfiguration" => throw S3Errors.NotImplemented("A notification to Lambda"),
                "EventBridgeConfiguration" => throw S3Errors.NotImplemented("A notification to EventBridge"),
                _ => throw S3Errors.MalformedXML(),
            });
        }
        return new PutBucketNotificationConfigurationRequest(request.Bucket, new NotificationConfiguration { Targets = targets })
        {
            SkipDestinationValidation = string.Equals(request.Header("x-amz-skip-destination-validation"), "true", StringComparison.OrdinalIgnoreCase),
        };
    }

    public static Task Write(HttpResponse response, GetBucketNotificationConfigurationResult result, S3Request request) => S3Xml.WriteAsync(response, "NotificationConfiguration", xml =>
    {
        foreach (var target in result.Configuration.Targets)
            Write(xml, target);
    });

    /// <summary>An id as S3 gives one to a configuration without.</summary>
    public static string NewId() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(36)).Replace('+', 'a').Replace('/', 'b');

    private static NotificationTarget Target(XElement element, TargetKind kind, string arn)
    {
        string? prefix = null, suffix = null;
        foreach (var rule in element.Child("Filter")?.Child("S3Key")?.Children("FilterRule") ?? [])
        {
            switch (rule.RequiredText("Name").ToLowerInvariant())
            {
                case "prefix" when prefix is null:
                    prefix = rule.Text("Value") ?? "";
                    break;
                case "suffix" when suffix is null:
                    suffix = rule.Text("Value") ?? "";
                    break;
                case "prefix" or "suffix":
                    throw S3Errors.InvalidArgument("Cannot specify more than one prefix or suffix rule in a filter.");
                default:
                    throw S3Errors.InvalidArgument("filter rule name must be either prefix or suffix", "FilterRule.Name", rule.RequiredText("Name"));
            }
        }
        return new NotificationTarget(
            element.Text("Id") is { Length: > 0 } id ? id : NewId(), kind, element.RequiredText(arn), [.. element.Children("Event").Select(e => e.Value)], prefix, suffix);
    }

    private static void Write(XmlWriter xml, NotificationTarget target) => xml.Element(target.Kind is TargetKind.Topic ? "TopicConfiguration" : "QueueConfiguration", () =>
    {
        xml.Element("Id", target.Id);
        xml.Element(target.Kind is TargetKind.Topic ? "Topic" : "Queue", target.Arn);
        foreach (var name in target.Events)
            xml.Element("Event", name);
        if (target.Prefix is null && target.Suffix is null)
            return;
        xml.Element("Filter", () => xml.Element("S3Key", () =>
        {
            foreach (var (name, value) in new[] { ("Prefix", target.Prefix), ("Suffix", target.Suffix) })
            {
                if (value is null)
                    continue;
                xml.Element("FilterRule", () =>
                {
                    xml.Element("Name", name);
                    xml.Element("Value", value);
                });
            }
        }));
    });
}
