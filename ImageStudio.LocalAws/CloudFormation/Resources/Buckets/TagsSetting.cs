using System.Text.Json.Nodes;
using ImageStudio.LocalAws.S3.Operations;

namespace ImageStudio.LocalAws.CloudFormation.Resources.Buckets;

/// <summary><c>Tags</c>.</summary>
internal sealed class TagsSetting(PutBucketTagging put, DeleteBucketTagging delete) : IBucketSetting
{
    public string Property => "Tags";

    public async ValueTask ApplyAsync(string bucket, JsonNode? value, ResourceDefinition definition, CancellationToken cancellationToken)
    {
        if (value is null)
            await delete.ExecuteAsync(new DeleteBucketTaggingRequest(bucket), definition.Caller, cancellationToken);
        else
            await put.ExecuteAsync(new PutBucketTaggingRequest(bucket, [.. definition.Properties.Tags()]), definition.Caller, cancellationToken);
    }
}
