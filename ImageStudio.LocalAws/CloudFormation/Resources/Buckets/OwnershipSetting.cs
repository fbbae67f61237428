using System.Text.Json.Nodes;
using ImageStudio.LocalAws.S3.Operations;

namespace ImageStudio.LocalAws.CloudFormation.Resources.Buckets;

/// <summary><c>OwnershipControls</c>: one rule.</summary>
internal sealed class OwnershipSetting(PutBucketOwnershipControls put, DeleteBucketOwnershipControls delete) : IBucketSetting
{
    public string Property => "OwnershipControls";

    public async ValueTask ApplyAsync(string bucket, JsonNode? value, ResourceDefinition definition, CancellationToken cancellationToken)
    {
        if (value is null)
        {
            await delete.ExecuteAsync(new DeleteBucketOwnershipControlsRequest(bucket), definition.Caller, cancellationToken);
            return;
        }
        foreach (var rule in this.Objects(this.Object(value, "Rules"), "Rules", "ObjectOwnership"))
            await put.ExecuteAsync(new PutBucketOwnershipControlsRequest(bucket, rule.Text("ObjectOwnership") ?? ""), definition.Caller, cancellationToken);
    }
}
