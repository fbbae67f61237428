using ImageStudio.Contracts;
using ImageStudio.Workers.Consuming;
using ImageStudio.Workers.Objects;
using Microsoft.Extensions.Options;

namespace ImageStudio.Workers.Notifying;

/// <summary>Sends each mail about an upload once, or puts it into a digest where there are too many.</summary>
internal sealed partial class MailSender(
    MailLedger ledger, MailPublisher publisher, MailRate rate, DigestStore digests, VersionedObjects objects, IOptions<NotifierOptions> options, TimeProvider time, ILogger<MailSender> logger)
{
    // Somebody else's mail takes milliseconds; only a claim that stays is one whose owner is gone.
    private const int ReceivesBeforePatience = 3;

    public async Task<MessageOutcome> SendAsync(SourceVersion upload, Mail mail, ReceivedMessage message, CancellationToken cancellationToken)
    {
        var key = ObjectKeys.ForMail(upload.Key, upload.ETag, mail.Kind);
        // Without a place for a note, a second mail is better than none.
        if (!ObjectKeyLimits.Fits(key)) return await PublishAsync(upload, mail, cancellationToken);

        var claim = await ledger.ClaimAsync(upload.Bucket, key, message.Id, options.Value.ClaimExpiry, cancellationToken);
        switch (claim.Result)
        {
            case ClaimResult.Sent:
                return MessageOutcome.Done("the mail has been sent");
            case ClaimResult.Busy:
                var rest = claim.Expiry - time.GetUtcNow() + TimeSpan.FromSeconds(1);
                return MessageOutcome.LookAgain("the mail is being sent, so it is looked at again", message.ReceiveCount < ReceivesBeforePatience ? null : rest);
            default:
                var outcome = await PublishAsync(upload, mail, cancellationToken);
                await NoteAsync(upload, key, mail, message, claim);
                return outcome;
        }
    }

    // What is out is out: being stopped now must not send it again.
    private async Task NoteAsync(SourceVersion upload, string key, Mail mail, ReceivedMessage message, MailClaim claim)
    {
        var noted = await ledger.CompleteAsync(upload.Bucket, key, message.Id, claim, CancellationToken.None);
        // Who deletes an upload deletes its notes; this one may have been written after that.
        if (await objects.FindAsync(upload.Bucket, upload.Key, CancellationToken.None) is null) await ledger.ForgetAsync(upload.Bucket, key, CancellationToken.None);
        else if (!noted) Log.ClaimLost(logger, upload.Key, mail.Kind);
    }

    private async Task<MessageOutcome> PublishAsync(SourceVersion upload, Mail mail, CancellationToken cancellationToken)
    {
        if (rate.IsTooMany())
        {
            await digests.AddAsync(upload.Key, upload.ETag, mail, cancellationToken);
            Log.Collected(logger, upload.Key, mail.Kind);
            return MessageOutcome.Done("the mail goes into a digest");
        }

        await publisher.PublishAsync(mail, cancellationToken);
        Log.Sent(logger, upload.Key, mail.Kind);
        return MessageOutcome.Done();
    }

    private static partial class Log
    {
        [LoggerMessage(3, LogLevel.Information, "{Key}: the mail '{Kind}' goes into a digest")]
        public static partial void Collected(ILogger logger, string key, string kind);

        [LoggerMessage(1, LogLevel.Information, "{Key}: the mail '{Kind}' is out")]
        public static partial void Sent(ILogger logger, string key, string kind);

        [LoggerMessage(2, LogLevel.Warning, "{Key}: the mail '{Kind}' took so long that somebody else may have sent it too")]
        public static partial void ClaimLost(ILogger logger, string key, string kind);
    }
}
