using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.Operations;

namespace ImageStudio.LocalAws.CloudFormation.Resources.Buckets;

/// <summary><c>AWS::S3::BucketPolicy</c>; <c>Ref</c> is the bucket's name.</summary>
internal sealed class BucketPolicyResource(PutBucketPolicy put, DeleteBucketPolicy delete) : IResourceProvisioner
{
    public ResourceSchema Schema { get; } = new("AWS::S3::BucketPolicy")
    {
        Properties = new[] { "Bucket", "PolicyDocument" }.ToFrozenSet(),
        Required = ["Bucket", "PolicyDocument"],
        CreateOnly = new[] { "Bucket" }.ToFrozenSet(),
    };

    public ValueTask<string> PlanAsync(ResourceDefinition definition, CancellationToken cancellationToken) =>
        ValueTask.FromResult(definition.Properties.Text("Bucket")!);

    public async ValueTask<string> CreateAsync(ResourceDefinition definition, string plannedId, CancellationToken cancellationToken)
    {
        await PutAsync(definition, plannedId, cancellationToken);
        return plannedId;
    }

    public async ValueTask ConfigureAsync(ResourceDefinition definition, string physicalId, JsonObject? previous, CancellationToken cancellationToken)
    {
        if (previous is not null)
            await PutAsync(definition, physicalId, cancellationToken);
    }

    public ValueTask<ImmutableSortedDictionary<string, string>> DescribeAsync(ResourceDefinition definition, string physicalId, CancellationToken cancellationToken) =>
        ValueTask.FromResult(ImmutableSortedDictionary<string, string>.Empty);

    public async ValueTask DeleteAsync(ResourceDefinition definition, string physicalId, CancellationToken cancellationToken)
    {
        try
        {
            await delete.ExecuteAsync(new DeleteBucketPolicyRequest(physicalId), definition.Caller, cancellationToken);
        }
        catch (AwsException gone) when (gone.StatusCode == StatusCodes.Status404NotFound)
        {
            // The policy went with its bucket.
        }
    }

    private async ValueTask PutAsync(ResourceDefinition definition, string bucket, CancellationToken cancellationToken) =>
        await put.ExecuteAsync(new PutBucketPolicyRequest(bucket, definition.Properties.Text("PolicyDocument")!), definition.Caller, cancellationToken);
}
