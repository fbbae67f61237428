using System.Text.Json.Nodes;
using ImageStudio.LocalAws.S3.Operations;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.CloudFormation.Resources.Buckets;

/// <summary><c>PublicAccessBlockConfiguration</c>: four switches, each off unless it is on.</summary>
internal sealed class PublicAccessSetting(PutPublicAccessBlock put, DeletePublicAccessBlock delete) : IBucketSetting
{
    public string Property => "PublicAccessBlockConfiguration";

    public async ValueTask ApplyAsync(string bucket, JsonNode? value, ResourceDefinition definition, CancellationToken cancellationToken)
    {
        if (value is null)
        {
            await delete.ExecuteAsync(new DeletePublicAccessBlockRequest(bucket), definition.Caller, cancellationToken);
            return;
        }
        var block = this.Object(value, "BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets");
        var configuration = new PublicAccessBlock(
            block.Flag("BlockPublicAcls"), block.Flag("IgnorePublicAcls"), block.Flag("BlockPublicPolicy"), block.Flag("RestrictPublicBuckets"));
        await put.ExecuteAsync(new PutPublicAccessBlockRequest(bucket, configuration), definition.Caller, cancellationToken);
    }
}
