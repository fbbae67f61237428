using System.Text.Json;
using ImageStudio.Contracts;

namespace ImageStudio.Tests.Workers.Fakes;

/// <summary>Bodies as S3 sends them.</summary>
internal static class Bodies
{
    public static string Of(params IEnumerable<S3Event> events) => JsonSerializer.Serialize(new
    {
        Records = events.Select(upload => new
        {
            eventSource = "aws:s3",
            eventName = upload.EventName,
            eventTime = "2026-08-01T10:20:30.000Z",
            s3 = new { bucket = new { name = upload.Bucket }, @object = new { key = Uri.EscapeDataString(upload.Key), size = upload.Size, eTag = upload.ETag, sequencer = upload.Sequencer } },
        }),
    });

    public static string Of(string key) => Of(new S3Event("ObjectCreated:Put", "photos", key, "", "", 1, default));
}
