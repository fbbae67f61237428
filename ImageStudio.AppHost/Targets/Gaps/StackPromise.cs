using System.Text.Json.Nodes;

namespace ImageStudio.AppHost.Targets.Gaps;

/// <summary>A rule of the template: objects of the bucket whose keys pass are announced on the topic.</summary>
internal sealed record PromisedNotification(string Bucket, string Topic, string Event, IReadOnlyDictionary<string, string> KeyRules);

/// <summary>A subscription of the template: the queue hears the topic.</summary>
internal sealed record PromisedSubscription(string Topic, string Queue);

/// <summary>What the template says about who hears whom, in its own logical names; buckets, topics and queues are outputs by Ref.</summary>
internal sealed class StackPromise
{
    private readonly JsonObject _resources;

    private StackPromise(JsonNode template)
    {
        _resources = template["Resources"]!.AsObject();
        Outputs = Objects(template[nameof(Outputs)])
            .Where(output => RefOf(output.Value["Value"]) is not null)
            .ToDictionary(output => output.Key, output => RefOf(output.Value["Value"])!);
    }

    /// <summary>Names of outputs, each with the resource that it refers to.</summary>
    public IReadOnlyDictionary<string, string> Outputs { get; }

    public IEnumerable<PromisedNotification> Notifications =>
        from bucket in OfType("AWS::S3::Bucket")
        from notification in bucket.Value["NotificationConfiguration"]?["TopicConfigurations"]?.AsArray() ?? []
        select new PromisedNotification(bucket.Key, RefOf(notification["Topic"])!, (string)notification["Event"]!, KeyRulesOf(notification));

    /// <summary>Those of queues: where a subscription is lost, mail does not leave the emulator either.</summary>
    public IEnumerable<PromisedSubscription> Subscriptions =>
        from subscription in OfType("AWS::SNS::Subscription")
        where (string?)subscription.Value["Protocol"] == "sqs"
        select new PromisedSubscription(RefOf(subscription.Value["TopicArn"])!, (string)subscription.Value["Endpoint"]!["Fn::GetAtt"]![0]!);

    public static async Task<StackPromise> ReadAsync(string templatePath, CancellationToken cancellationToken) =>
        new(JsonNode.Parse(await File.ReadAllTextAsync(templatePath, cancellationToken))!);

    private IEnumerable<KeyValuePair<string, JsonNode>> OfType(string type) =>
        from resource in Objects(_resources)
        where (string?)resource.Value["Type"] == type
        select KeyValuePair.Create(resource.Key, resource.Value["Properties"]!);

    private static Dictionary<string, string> KeyRulesOf(JsonNode notification) =>
        (notification["Filter"]?["S3Key"]?["Rules"]?.AsArray() ?? []).ToDictionary(rule => (string)rule!["Name"]!, rule => (string)rule!["Value"]!, StringComparer.OrdinalIgnoreCase);

    private static string? RefOf(JsonNode? value) => (string?)(value as JsonObject)?["Ref"];

    private static IEnumerable<KeyValuePair<string, JsonNode>> Objects(JsonNode? node) =>
        (node?.AsObject() ?? []).Select(member => KeyValuePair.Create(member.Key, member.Value!));
}
