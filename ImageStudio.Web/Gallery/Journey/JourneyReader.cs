using System.Net;
using System.Text.Json;
using Amazon.S3;
using Amazon.S3.Model;
using ImageStudio.Contracts;
using ImageStudio.ServiceDefaults;

namespace ImageStudio.Web.Gallery.Journey;

/// <summary>Gathers what the workers and the notifier have noted in the bucket about a photo.</summary>
internal sealed class JourneyReader(IAmazonS3 s3, AwsResources resources, IReadOnlyList<Rendition> renditions, ObjectHeads heads, FailureReader failures)
{
    /// <summary>The journey, or nothing where there is no such photo.</summary>
    public async Task<PhotoJourney?> ReadAsync(PhotoId id, CancellationToken cancellationToken)
    {
        if (await heads.FindAsync(id.Key, cancellationToken) is not { } upload) return null;
        var made = Task.WhenAll(renditions.Select(rendition => heads.FindAsync(ObjectKeys.ForRendition(id.Key, rendition), cancellationToken)));
        var failed = Task.WhenAll(renditions.Select(rendition => failures.ReadAsync(ObjectKeys.ForFailure(id.Key, rendition.Name), cancellationToken)));
        var mails = ReadMailsAsync(id, upload.ETag.Trim('"'), cancellationToken);
        await Task.WhenAll(made, failed, mails);
        return JourneyAssembly.Assemble(upload, renditions, await made, (await failed).OfType<RenditionFailed>(), await mails);
    }

    private async Task<IReadOnlyList<(string Kind, MailNote Note)>> ReadMailsAsync(PhotoId id, string etag, CancellationToken cancellationToken)
    {
        var prefix = $"{ObjectKeys.MailsOf(id.Key)}{etag}/";
        var listing = await s3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = resources.BucketName, Prefix = prefix }, cancellationToken);
        var notes = await Task.WhenAll((listing.S3Objects ?? []).Select(async item => (
            Kind: Path.GetFileNameWithoutExtension(item.Key[prefix.Length..]),
            Note: await ReadMailAsync(item.Key, cancellationToken))));
        return [.. notes.Where(mail => mail.Note is { Sent: true }).Select(mail => (mail.Kind, mail.Note!))];
    }

    private async Task<MailNote?> ReadMailAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            using var stored = await s3.GetObjectAsync(resources.BucketName, key, cancellationToken);
            return await JsonSerializer.DeserializeAsync(stored.ResponseStream, ContractsJsonContext.Default.MailNote, cancellationToken);
        }
        catch (Exception exception) when (exception is JsonException or AmazonS3Exception { StatusCode: HttpStatusCode.NotFound })
        {
            return null;
        }
    }
}
