using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using ImageStudio.LocalAws.CloudFormation.Deployment;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Hosting;
using ImageStudio.LocalAws.Sqs.Operations;

namespace ImageStudio.LocalAws.CloudFormation.Resources;

/// <summary><c>AWS::SQS::Queue</c>; <c>Ref</c> is the URL.</summary>
internal sealed class QueueResource(ServiceCalls calls) : IResourceProvisioner
{
    /// <summary>Properties that are attributes of the queue, with the value that an absent one stands for.</summary>
    private static readonly FrozenDictionary<string, string> Defaults = new Dictionary<string, string>
    {
        ["DelaySeconds"] = "0",
        ["MaximumMessageSize"] = "1048576",
        ["MessageRetentionPeriod"] = "345600",
        ["ReceiveMessageWaitTimeSeconds"] = "0",
        ["VisibilityTimeout"] = "30",
        ["RedrivePolicy"] = "",
        ["RedriveAllowPolicy"] = "",
        ["SqsManagedSseEnabled"] = "true",
        ["KmsMasterKeyId"] = "",
        ["KmsDataKeyReusePeriodSeconds"] = "300",
        ["FifoQueue"] = "",
        ["ContentBasedDeduplication"] = "false",
        ["DeduplicationScope"] = "queue",
        ["FifoThroughputLimit"] = "perQueue",
    }.ToFrozenDictionary();

    public ResourceSchema Schema { get; } = new("AWS::SQS::Queue")
    {
        Properties = Defaults.Keys.Append("QueueName").Append("Tags").ToFrozenSet(),
        CreateOnly = new[] { "QueueName", "FifoQueue" }.ToFrozenSet(),
        Attributes = new[] { "Arn", "QueueName", "QueueUrl" }.ToFrozenSet(),
    };

    public async ValueTask<string> PlanAsync(ResourceDefinition definition, CancellationToken cancellationToken)
    {
        var fifo = definition.Properties.Flag("FifoQueue") ? ".fifo" : "";
        var name = definition.Properties.Text("QueueName") ?? definition.GeneratedName(80 - fifo.Length) + fifo;
        if (await FindAsync(name, definition, cancellationToken) is not null)
            throw CloudFormationErrors.ResourceExists(Schema.Type, name);
        return StackUrls.Queue(definition.Caller.Account, name);
    }

    public async ValueTask<string> CreateAsync(ResourceDefinition definition, string plannedId, CancellationToken cancellationToken)
    {
        var request = new CreateQueueRequest { QueueName = NameOf(plannedId), Attributes = Attributes(definition.Properties), Tags = definition.Properties.Tags() };
        await calls.CallAsync<CreateQueueResult>(request, definition.Caller, cancellationToken);
        return plannedId;
    }

    public async ValueTask ConfigureAsync(ResourceDefinition definition, string physicalId, JsonObject? previous, CancellationToken cancellationToken)
    {
        if (previous is null)
            return;
        var wanted = Attributes(definition.Properties);
        foreach (var dropped in Attributes(previous).Keys.Where(name => !wanted.ContainsKey(name)))
            wanted.Add(dropped, Defaults[dropped]);
        wanted.Remove("FifoQueue");
        if (wanted.Count > 0)
            await calls.CallAsync<Nothing>(new SetQueueAttributesRequest(physicalId, wanted), definition.Caller, cancellationToken);
        await ConfigureTagsAsync(definition, physicalId, previous.Tags(), cancellationToken);
    }

    public ValueTask<ImmutableSortedDictionary<string, string>> DescribeAsync(ResourceDefinition definition, string physicalId, CancellationToken cancellationToken)
    {
        var name = NameOf(physicalId);
        return ValueTask.FromResult(ImmutableSortedDictionary<string, string>.Empty
            .Add("Arn", Arn.Of("sqs", definition.Caller.Region, definition.Caller.Account, name).ToString())
            .Add("QueueName", name)
            .Add("QueueUrl", physicalId));
    }

    public async ValueTask DeleteAsync(ResourceDefinition definition, string physicalId, CancellationToken cancellationToken)
    {
        if (await FindAsync(NameOf(physicalId), definition, cancellationToken) is { } url)
            await calls.CallAsync<Nothing>(new DeleteQueueRequest(url), definition.Caller, cancellationToken);
    }

    private async ValueTask ConfigureTagsAsync(ResourceDefinition definition, string url, Dictionary<string, string> previous, CancellationToken cancellationToken)
    {
        var tags = definition.Properties.Tags();
        var dropped = previous.Keys.Except(tags.Keys).ToList();
        if (dropped.Count > 0)
            await calls.CallAsync<Nothing>(new UntagQueueRequest(url, dropped), definition.Caller, cancellationToken);
        if (tags.Count > 0)
            await calls.CallAsync<Nothing>(new TagQueueRequest(url, tags), definition.Caller, cancellationToken);
    }

    private async ValueTask<string?> FindAsync(string name, ResourceDefinition definition, CancellationToken cancellationToken)
    {
        try
        {
            return (await calls.CallAsync<GetQueueUrlResult>(new GetQueueUrlRequest(name, null), definition.Caller, cancellationToken)).QueueUrl;
        }
        catch (AwsException missing) when (missing.Code == "QueueDoesNotExist")
        {
            return null;
        }
    }

    // A standard queue has no such attribute, and SQS refuses a false one.
    private static Dictionary<string, string> Attributes(JsonObject properties) =>
        Defaults.Keys.Where(name => properties.ContainsKey(name) && (name != "FifoQueue" || properties.Flag(name))).ToDictionary(name => name, name => properties.Text(name) ?? "", StringComparer.Ordinal);

    private static string NameOf(string url) => url[(url.LastIndexOf('/') + 1)..];
}
