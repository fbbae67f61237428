using System.Globalization;
using Amazon.S3.Model;
using ImageStudio.Contracts;
using ImageStudio.Workers.Consuming;

namespace ImageStudio.Workers.Resizing;

/// <summary>When an upload came by on its way to a rendition; noted at the rendition, so that people can follow it.</summary>
/// <param name="Received">S3 had it; the default where nobody said.</param>
/// <param name="Queued">The queue got the announcement; 1970 where the queue does not say.</param>
/// <param name="Started">The work began.</param>
internal readonly record struct WorkTimes(DateTimeOffset Received, DateTimeOffset Queued, DateTimeOffset Started)
{
    public static WorkTimes Of(S3Event upload, ReceivedMessage message, DateTimeOffset now) => new(upload.Time, message.SentTime, now);

    public PutObjectRequest NoteIn(PutObjectRequest request, DateTimeOffset made)
    {
        if (Received != default) request.Metadata[UploadMetadata.ReceivedAt] = Text(Received);
        if (Queued > DateTimeOffset.UnixEpoch) request.Metadata[UploadMetadata.QueuedAt] = Text(Queued);
        request.Metadata[UploadMetadata.StartedAt] = Text(Started);
        request.Metadata[UploadMetadata.MadeAt] = Text(made);
        return request;
    }

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
