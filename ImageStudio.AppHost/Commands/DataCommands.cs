using Amazon.S3;
using Amazon.S3.Model;
using Aspire.Hosting.AWS.CloudFormation;
using ImageStudio.AppHost.Targets;

namespace ImageStudio.AppHost.Commands;

/// <summary>What can be asked of the stack as a whole.</summary>
internal static class DataCommands
{
    public const string Forget = "forget-everything";

    /// <summary>
    /// Photos stay between runs. This takes all of them away, with what waits in the queues and the mails that were kept
    /// here; not on AWS, where others may use the same stack.
    /// </summary>
    public static void WithForgetCommand(this IResourceBuilder<ICloudFormationTemplateResource> stack, AwsTarget aws)
    {
        if (!aws.IsForPlay) return;
        stack.WithStudioCommand(
            Forget,
            "Forget all photos",
            new CommandOptions
            {
                Description = "Empties the bucket, the queues and the inbox; the stack stays.",
                ConfirmationMessage = $"All photos, renditions, waiting messages and mails are deleted ({aws.Description}). Forget them?",
                IconName = "Eraser",
            },
            async cancellationToken =>
            {
                using var clients = await aws.ConnectAsync(cancellationToken);
                var outputs = (stack.Resource.Outputs ?? []).ToDictionary(output => output.OutputKey, output => output.OutputValue);
                foreach (var queue in outputs.Where(output => output.Key.EndsWith("QueueUrl", StringComparison.Ordinal)))
                    await clients.Sqs.EmptyAsync(queue.Value, cancellationToken);
                var count = await EmptyAsync(clients.S3, outputs["BucketName"], cancellationToken);
                await aws.ForgetMailsAsync(cancellationToken);
                return $"{count} objects are gone, and the queues are empty.";
            });
    }

    private static async Task<int> EmptyAsync(IAmazonS3 s3, string bucket, CancellationToken cancellationToken)
    {
        var count = 0;
        var request = new ListObjectsV2Request { BucketName = bucket };
        while (true)
        {
            var page = await s3.ListObjectsV2Async(request, cancellationToken);
            List<KeyVersion> keys = [.. (page.S3Objects ?? []).Select(item => new KeyVersion { Key = item.Key })];
            if (keys.Count == 0) return count;
            // What is deleted is not listed again, so that every page is the first.
            await s3.DeleteObjectsAsync(new DeleteObjectsRequest { BucketName = bucket, Objects = keys }, cancellationToken);
            count += keys.Count;
        }
    }
}
