using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.Operations;

namespace ImageStudio.LocalAws.CloudFormation.Resources.Buckets;

/// <summary><c>AWS::S3::Bucket</c>; <c>Ref</c> is the name. Its properties are settings, a file each.</summary>
internal sealed class BucketResource(IEnumerable<IBucketSetting> settings, CreateBucket create, HeadBucket head, DeleteBucket delete) : IResourceProvisioner
{
    private const int MaxNameLength = 63;

    private readonly IReadOnlyList<IBucketSetting> _settings = [.. settings];

    public ResourceSchema Schema { get; } = new("AWS::S3::Bucket")
    {
        Properties = settings.Select(s => s.Property).Append("BucketName").ToFrozenSet(),
        CreateOnly = new[] { "BucketName" }.ToFrozenSet(),
        Attributes = new[] { "Arn", "DomainName", "DualStackDomainName", "RegionalDomainName" }.ToFrozenSet(),
    };

    public async ValueTask<string> PlanAsync(ResourceDefinition definition, CancellationToken cancellationToken)
    {
        var name = definition.Properties.Text("BucketName") ?? definition.GeneratedName(MaxNameLength).ToLowerInvariant();
        return await ExistsAsync(name, definition, cancellationToken) ? throw CloudFormationErrors.ResourceExists(Schema.Type, name) : name;
    }

    public async ValueTask<string> CreateAsync(ResourceDefinition definition, string plannedId, CancellationToken cancellationToken)
    {
        var region = definition.Caller.Region is "us-east-1" ? null : definition.Caller.Region;
        await create.ExecuteAsync(new CreateBucketRequest(plannedId, region), definition.Caller, cancellationToken);
        return plannedId;
    }

    public async ValueTask ConfigureAsync(ResourceDefinition definition, string physicalId, JsonObject? previous, CancellationToken cancellationToken)
    {
        foreach (var setting in _settings)
        {
            var value = definition.Properties[setting.Property];
            if (!JsonNode.DeepEquals(value, previous?[setting.Property]))
                await setting.ApplyAsync(physicalId, value, definition, cancellationToken);
        }
    }

    public ValueTask<ImmutableSortedDictionary<string, string>> DescribeAsync(ResourceDefinition definition, string physicalId, CancellationToken cancellationToken)
    {
        var region = definition.Caller.Region;
        return ValueTask.FromResult(ImmutableSortedDictionary<string, string>.Empty
            .Add("Arn", Arn.Of("s3", "", "", physicalId).ToString())
            .Add("DomainName", $"{physicalId}.s3.amazonaws.com")
            .Add("DualStackDomainName", $"{physicalId}.s3.dualstack.{region}.amazonaws.com")
            .Add("RegionalDomainName", $"{physicalId}.s3.{region}.amazonaws.com"));
    }

    public async ValueTask DeleteAsync(ResourceDefinition definition, string physicalId, CancellationToken cancellationToken)
    {
        if (await ExistsAsync(physicalId, definition, cancellationToken))
            await delete.ExecuteAsync(new DeleteBucketRequest(physicalId), definition.Caller, cancellationToken);
    }

    private async ValueTask<bool> ExistsAsync(string name, ResourceDefinition definition, CancellationToken cancellationToken)
    {
        try
        {
            await head.ExecuteAsync(new HeadBucketRequest(name), definition.Caller, cancellationToken);
            return true;
        }
        catch (AwsException missing) when (missing.StatusCode == StatusCodes.Status404NotFound)
        {
            return false;
        }
    }
}
