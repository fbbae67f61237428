using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Notifications;

/// <summary>
/// Writes event notifications as S3 does,
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html.
/// </summary>
internal sealed class EventWriter(TimeProvider time)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An event with its message, ready for the outbox.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="target">The configuration that wants it.</param>
    /// <param name="eventName">For example <c>ObjectCreated:Put</c>.</param>
    /// <param name="key">The object's key.</param>
    /// <param name="value">The object, <c>null</c> once it is deleted.</param>
    /// <param name="sequence">Orders the events of one key.</param>
    /// <param name="caller">Who caused it.</param>
    public OutboxEvent Write(BucketInfo bucket, NotificationTarget target, string eventName, string key, StoredObject? value, long sequence, CallerContext caller)
    {
        // Keys are form-encoded: a space is a plus, and hexadecimal digits are upper case.
        var item = new JsonObject { ["key"] = EncodeKey(key) };
        if (value is not null)
        {
            item["size"] = value.Size;
            item["eTag"] = value.ETag;
        }
        item["sequencer"] = sequence.ToString("X18", CultureInfo.InvariantCulture);

        var record = new JsonObject
        {
            ["eventVersion"] = "2.1",
            ["eventSource"] = "aws:s3",
            ["awsRegion"] = bucket.Region,
            ["eventTime"] = S3Time.Iso(time.GetUtcNow()),
            ["eventName"] = eventName,
            ["userIdentity"] = new JsonObject { ["principalId"] = caller.AccessKeyId is { } id ? $"AWS:{id}" : "Anonymous" },
            ["requestParameters"] = new JsonObject { ["sourceIPAddress"] = "127.0.0.1" },
            ["responseElements"] = new JsonObject { ["x-amz-request-id"] = caller.RequestId, ["x-amz-id-2"] = S3Identity.HostId },
            ["s3"] = new JsonObject
            {
                ["s3SchemaVersion"] = "1.0",
                ["configurationId"] = target.Id,
                ["bucket"] = new JsonObject
                {
                    ["name"] = bucket.Name,
                    ["ownerIdentity"] = new JsonObject { ["principalId"] = S3Identity.PrincipalId },
                    ["arn"] = S3Identity.BucketArn(bucket.Name).ToString(),
                },
                ["object"] = item,
            },
        };
        var message = new JsonObject { ["Records"] = new JsonArray(record) }.ToJsonString(Json);
        return new OutboxEvent(sequence, bucket.Name, target.Kind, target.Arn, message, Activity.Current?.Id);
    }

    /// <summary>What a target gets when it is configured.</summary>
    public string TestEvent(string bucket, CallerContext caller) => new JsonObject
    {
        ["Service"] = "Amazon S3",
        ["Event"] = "s3:TestEvent",
        ["Time"] = S3Time.Iso(time.GetUtcNow()),
        ["Bucket"] = bucket,
        ["RequestId"] = caller.RequestId,
        ["HostId"] = S3Identity.HostId,
    }.ToJsonString(Json);

    // AWS leaves the slash as it is.
    private static string EncodeKey(string key) => WebUtility.UrlEncode(key).Replace("%2F", "/", StringComparison.Ordinal);
}
