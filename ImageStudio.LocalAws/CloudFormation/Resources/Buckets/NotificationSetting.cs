using System.Text.Json.Nodes;
using ImageStudio.LocalAws.S3.Operations;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.CloudFormation.Resources.Buckets;

/// <summary><c>NotificationConfiguration</c>: topics and queues that hear of changes.</summary>
internal sealed class NotificationSetting(PutBucketNotificationConfiguration put) : IBucketSetting
{
    public string Property => "NotificationConfiguration";

    public async ValueTask ApplyAsync(string bucket, JsonNode? value, ResourceDefinition definition, CancellationToken cancellationToken)
    {
        var configuration = this.Object(value ?? new JsonObject(), "TopicConfigurations", "QueueConfigurations");
        var targets = this.Objects(configuration, "TopicConfigurations", "Event", "Topic", "Filter").Select(t => Target(t, TargetKind.Topic, "Topic"))
            .Concat(this.Objects(configuration, "QueueConfigurations", "Event", "Queue", "Filter").Select(q => Target(q, TargetKind.Queue, "Queue")));
        await put.ExecuteAsync(
            new PutBucketNotificationConfigurationRequest(bucket, new NotificationConfiguration { Targets = [.. targets] }), definition.Caller, cancellationToken);
    }

    private NotificationTarget Target(JsonObject target, TargetKind kind, string member)
    {
        var rules = Rules(target).ToDictionary(r => r.Text("Name")?.ToLowerInvariant() ?? "", r => r.Text("Value"));
        if (rules.Keys.FirstOrDefault(name => name is not ("prefix" or "suffix")) is { } unknown)
            throw CloudFormationErrors.Unsupported($"the filter rule {unknown} in {Property}");
        return new NotificationTarget(
            Guid.NewGuid().ToString(), kind, target.Text(member) ?? "", [target.Text("Event") ?? ""], rules.GetValueOrDefault("prefix"), rules.GetValueOrDefault("suffix"));
    }

    private IEnumerable<JsonObject> Rules(JsonObject target) =>
        target["Filter"] is not { } filter ? []
        : this.Objects(this.Object(this.Object(filter, "S3Key")["S3Key"], "Rules"), "Rules", "Name", "Value");
}
