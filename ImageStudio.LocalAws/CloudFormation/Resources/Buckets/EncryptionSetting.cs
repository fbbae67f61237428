using System.Text.Json.Nodes;
using ImageStudio.LocalAws.S3.Operations;

namespace ImageStudio.LocalAws.CloudFormation.Resources.Buckets;

/// <summary><c>BucketEncryption</c>.</summary>
internal sealed class EncryptionSetting(PutBucketEncryption put, DeleteBucketEncryption delete) : IBucketSetting
{
    public string Property => "BucketEncryption";

    public async ValueTask ApplyAsync(string bucket, JsonNode? value, ResourceDefinition definition, CancellationToken cancellationToken)
    {
        if (value is null)
        {
            await delete.ExecuteAsync(new DeleteBucketEncryptionRequest(bucket), definition.Caller, cancellationToken);
            return;
        }
        var rules = this.Objects(
            this.Object(value, "ServerSideEncryptionConfiguration"), "ServerSideEncryptionConfiguration", "ServerSideEncryptionByDefault", "BucketKeyEnabled");
        foreach (var rule in rules)
        {
            var algorithm = this.Object(rule["ServerSideEncryptionByDefault"], "SSEAlgorithm", "KMSMasterKeyID").Text("SSEAlgorithm") ?? "";
            await put.ExecuteAsync(new PutBucketEncryptionRequest(bucket, algorithm), definition.Caller, cancellationToken);
        }
    }
}
