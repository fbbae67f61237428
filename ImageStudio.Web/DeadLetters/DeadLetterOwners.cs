using Amazon.SQS.Model;
using ImageStudio.Contracts;
using ImageStudio.ServiceDefaults;
using ImageStudio.Web.Gallery;

namespace ImageStudio.Web.DeadLetters;

/// <summary>Finds out whose dead letter a message is, where users have their photos apart: what nobody understands belongs to none of them.</summary>
internal sealed class DeadLetterOwners(AwsResources resources)
{
    public bool Owns(PhotoScope scope, Message message) => scope == PhotoScope.Everything || (PhotoOf(QueueMessageReader.Read(message.Body ?? "")) is { } photo && scope.Contains(photo));

    /// <summary>The photo that a message is about; nothing where it is about none of this bucket.</summary>
    public PhotoId? PhotoOf(QueueMessage content) =>
        // Whoever wrote the message has no say in which bucket is read.
        UploadOf(content) is { } upload && upload.Bucket == resources.BucketName && PhotoId.TryFromKey(upload.Key, out var photo) ? photo : null;

    // A message about several uploads is rare, and its first one stands for all.
    private static (string Bucket, string Key)? UploadOf(QueueMessage content) => content switch
    {
        QueueMessage.S3Events { Records: [var first, ..] } => (first.Bucket, first.Key),
        QueueMessage.Rendition { Event: var rendition } => (rendition.Bucket, rendition.SourceKey),
        _ => null,
    };
}
