using System.Net;
using System.Text.Json;
using Amazon.S3;
using Amazon.S3.Model;
using ImageStudio.Contracts;
using ImageStudio.Workers.Objects;

namespace ImageStudio.Workers.Notifying;

/// <summary>What a claim brought.</summary>
internal enum ClaimResult
{
    /// <summary>The mail is ours to send.</summary>
    Ours,

    /// <summary>It has been sent.</summary>
    Sent,

    /// <summary>Somebody else is at it.</summary>
    Busy,
}

/// <summary>The right to send one mail.</summary>
/// <param name="Result">What came of it.</param>
/// <param name="ETag">Of the claim; empty unless it is ours.</param>
/// <param name="Expiry">When somebody else's claim runs out.</param>
internal readonly record struct MailClaim(ClaimResult Result, string ETag, DateTimeOffset Expiry);

/// <summary>
/// Which mails have been sent, kept beside the photos: a conditional write claims a mail, another one notes that it is
/// out. Who ends between the two leaves a claim that runs out; such a mail may then be sent a second time, never not at all.
/// </summary>
internal sealed class MailLedger(IAmazonS3 s3, TimeProvider time)
{
    /// <summary>Asks for the right to send a mail.</summary>
    /// <param name="bucket">Bucket of the photo.</param>
    /// <param name="key">See <see cref="ObjectKeys.ForMail"/>.</param>
    /// <param name="claimant">Id of the message that wants it sent: a claim of its own comes from a try that failed.</param>
    /// <param name="expiry">How long a claim holds.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<MailClaim> ClaimAsync(string bucket, string key, string claimant, TimeSpan expiry, CancellationToken cancellationToken)
    {
        var (note, etag) = await ReadAsync(bucket, key, cancellationToken);
        if (note is { Sent: true }) return new MailClaim(ClaimResult.Sent, "", default);
        if (note is not null && note.Claimant != claimant && note.Time + expiry > time.GetUtcNow())
            return new MailClaim(ClaimResult.Busy, "", note.Time + expiry);

        var claim = new MailNote(claimant, time.GetUtcNow(), Sent: false);
        var written = await TryWriteAsync(bucket, key, claim, etag, cancellationToken);
        return written is null
            ? new MailClaim(ClaimResult.Busy, "", claim.Time + expiry)
            : new MailClaim(ClaimResult.Ours, written, default);
    }

    /// <summary>Notes that the mail is out; false where the claim had run out and somebody else has taken it.</summary>
    public async Task<bool> CompleteAsync(string bucket, string key, string claimant, MailClaim claim, CancellationToken cancellationToken) =>
        await TryWriteAsync(bucket, key, new MailNote(claimant, time.GetUtcNow(), Sent: true), claim.ETag, cancellationToken) is not null;

    /// <summary>Takes all notes of an upload away that is gone.</summary>
    /// <param name="bucket">Bucket of the photo.</param>
    /// <param name="uploadKey">Key of the upload.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task ForgetUploadAsync(string bucket, string uploadKey, CancellationToken cancellationToken)
    {
        var listing = await s3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = bucket, Prefix = ObjectKeys.MailsOf(uploadKey) }, cancellationToken);
        foreach (var note in (listing.S3Objects ?? []).Where(note => ObjectKeys.IsMailOf(uploadKey, note.Key))) await ForgetAsync(bucket, note.Key, cancellationToken);
    }

    /// <summary>Takes a note away whose upload is gone.</summary>
    public Task ForgetAsync(string bucket, string key, CancellationToken cancellationToken) => s3.DeleteObjectAsync(new DeleteObjectRequest { BucketName = bucket, Key = key }, cancellationToken);

    private async Task<(MailNote? Note, string ETag)> ReadAsync(string bucket, string key, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await s3.GetObjectAsync(bucket, key, cancellationToken);
            var note = await JsonSerializer.DeserializeAsync(response.ResponseStream, ContractsJsonContext.Default.MailNote, cancellationToken);
            return (note, response.ETag);
        }
        catch (AmazonS3Exception exception) when (exception.StatusCode == HttpStatusCode.NotFound)
        {
            return (null, "");
        }
    }

    private async Task<string?> TryWriteAsync(string bucket, string key, MailNote note, string replaces, CancellationToken cancellationToken)
    {
        var request = new PutObjectRequest
        {
            BucketName = bucket,
            Key = key,
            ContentType = "application/json",
            ContentBody = JsonSerializer.Serialize(note, ContractsJsonContext.Default.MailNote),
        };
        if (replaces.Length == 0) request.IfNoneMatch = "*";
        else request.IfMatch = replaces;
        try
        {
            return (await s3.PutObjectAsync(request, cancellationToken)).ETag;
        }
        catch (AmazonS3Exception exception) when (VersionedObjects.IsConflict(exception))
        {
            return null;
        }
    }
}
