using System.Collections.Concurrent;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.S3.Model;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;

namespace ImageStudio.Tests.EndToEnd.Faults;

/// <summary>
/// Sends the cases, and again whatever was not acknowledged, as careful clients do. Whether an upload without an answer was
/// stored is anybody's guess; one with an answer has to be there ever after.
/// </summary>
internal sealed class FaultLoad(StudioDriver studio, IAmazonSimpleNotificationService sns)
{
    private const int Replays = 2;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <summary>ETag of the version that was acknowledged last, by key.</summary>
    public ConcurrentDictionary<string, string> Sent { get; } = new();

    public async Task SendAsync(FaultCase @case, CancellationToken cancellationToken)
    {
        foreach (var file in @case.Files)
        {
            var etag = await PutAsync(@case.Key, file, cancellationToken);
            if (@case.Kind == FaultKind.Replayed)
                await ReplayAsync(@case.Key, etag, file.Bytes.Length, cancellationToken);
        }

        if (@case.Kind == FaultKind.Deleted)
            await RetryAsync(() => studio.S3.DeleteObjectAsync(studio.Bucket, @case.Key, cancellationToken), cancellationToken);
    }

    private async Task<string> PutAsync(string key, FaultFile file, CancellationToken cancellationToken)
    {
        var response = await RetryAsync(() => studio.S3.PutObjectAsync(new PutObjectRequest { BucketName = studio.Bucket, Key = key, InputStream = new MemoryStream(file.Bytes) }, cancellationToken), cancellationToken);
        return Sent[key] = response.ETag.Trim('"');
    }

    private async Task ReplayAsync(string key, string etag, int bytes, CancellationToken cancellationToken)
    {
        var topic = await RetryAsync(() => sns.ListTopicsAsync(cancellationToken), cancellationToken);
        var arn = topic.Topics.Single(each => each.TopicArn.EndsWith("-uploads", StringComparison.Ordinal)).TopicArn;
        var message = JsonSerializer.Serialize(new
        {
            Records = new[]
            {
                new
                {
                    eventVersion = "2.1",
                    eventSource = "aws:s3",
                    eventName = "ObjectCreated:Put",
                    eventTime = TimeProvider.System.GetUtcNow(),
                    s3 = new { bucket = new { name = studio.Bucket }, @object = new { key = Uri.EscapeDataString(key), size = bytes, eTag = etag } },
                },
            },
        });
        for (var i = 0; i < Replays; i++)
            await RetryAsync(() => sns.PublishAsync(new PublishRequest { TopicArn = arn, Message = message }, cancellationToken), cancellationToken);
    }

    private static async Task<T> RetryAsync<T>(Func<Task<T>> send, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await send();
            }
            catch (Exception e) when (e is AmazonServiceException or AmazonClientException or HttpRequestException or IOException)
            {
                await Task.Delay(Interval, TimeProvider.System, cancellationToken);
            }
        }
    }
}
