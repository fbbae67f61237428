using System.Globalization;
using Amazon.S3.Model;
using Amazon.SQS;
using Amazon.SQS.Model;
using ImageStudio.Contracts;
using ImageStudio.Web.Gallery;

namespace ImageStudio.Web.DeadLetters;

/// <summary>
/// Explains a dead letter. SQS says only that it was received too often; why is in the message itself, where nobody
/// understands it, or in what the workers have left in the bucket.
/// </summary>
internal sealed class DeadLetterReader(ObjectHeads heads, DeadLetterOwners owners, IReadOnlyList<Rendition> renditions, FailureReader failures)
{
    public async Task<DeadLetter> ReadAsync(DeadLetterQueue queue, Message message, CancellationToken cancellationToken)
    {
        var content = QueueMessageReader.Read(message.Body ?? "");
        var letter = new DeadLetter
        {
            Id = message.MessageId,
            Sent = DateTimeOffset.FromUnixTimeMilliseconds(Number(message, MessageSystemAttributeName.SentTimestamp)),
            Receives = (int)Number(message, MessageSystemAttributeName.ApproximateReceiveCount),
            Reason = content is QueueMessage.Unknown unknown ? $"Nobody understands this message. {unknown.Reason}" : "Nothing is known about it.",
            TraceId = TraceIdOf(Carried(message, content)),
        };
        return owners.PhotoOf(content) is { } photo ? await DescribeAsync(letter, queue, photo, cancellationToken) : letter;
    }

    private async Task<DeadLetter> DescribeAsync(DeadLetter letter, DeadLetterQueue queue, PhotoId photo, CancellationToken cancellationToken)
    {
        letter = letter with { Key = photo.Key, Name = FileNames.Sanitise(photo.FileName) };
        if (await heads.FindAsync(photo.Key, cancellationToken) is not { } upload) return letter with { Reason = "The photo was deleted or never arrived, so nothing is left to do." };

        var original = upload.Metadata[UploadMetadata.OriginalName];
        return letter with
        {
            Name = string.IsNullOrEmpty(original) ? letter.Name : FileNames.Sanitise(Uri.UnescapeDataString(original)),
            PhotoUrl = PhotoUrls.OfPhoto(photo),
            TraceId = TraceIdOf(TraceCarrier.Read(name => upload.Metadata[name])) ?? letter.TraceId,
            Reason = await ExplainAsync(queue, photo, upload, cancellationToken),
        };
    }

    private async Task<string> ExplainAsync(DeadLetterQueue queue, PhotoId photo, GetObjectMetadataResponse upload, CancellationToken cancellationToken)
    {
        if (renditions.FirstOrDefault(each => each.Name == queue.Name) is not { } rendition) return "The mail about this photo could not be sent.";
        var etag = upload.ETag.Trim('"');
        if (await failures.ReadAsync(ObjectKeys.ForFailure(photo.Key, rendition.Name), cancellationToken) is { } failed && failed.SourceETag.Trim('"') == etag) return failed.Reason;
        var made = await heads.FindAsync(ObjectKeys.ForRendition(photo.Key, rendition), cancellationToken);
        return made?.Metadata[UploadMetadata.SourceETag] == etag
            ? $"The {rendition.Name} version is there by now, so nothing is left to do."
            : $"The {rendition.Name} version could not be made, and the worker left no reason; its log has one.";
    }

    private static TraceCarrier Carried(Message message, QueueMessage content) => content.Trace
        .Or(TraceCarrier.Read(name => message.MessageAttributes?.GetValueOrDefault(name)?.StringValue))
        .Or(TraceCarrier.ReadXRay(message.Attributes?.GetValueOrDefault(MessageSystemAttributeName.AWSTraceHeader)));

    private static string? TraceIdOf(TraceCarrier carrier) => carrier.ToContext() is var context && context != default ? context.TraceId.ToString() : null;

    private static long Number(Message message, string attribute) =>
        long.TryParse(message.Attributes?.GetValueOrDefault(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
