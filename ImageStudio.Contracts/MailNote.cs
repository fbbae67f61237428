namespace ImageStudio.Contracts;

/// <summary>The content of a note under <see cref="ObjectKeys.MailedPrefix"/>: that a mail has been sent, or that somebody is about to send it.</summary>
/// <param name="Claimant">Id of the message that wants it sent.</param>
/// <param name="Time">When the note was written, UTC.</param>
/// <param name="Sent">Whether the mail is out.</param>
public sealed record MailNote(string Claimant, DateTimeOffset Time, bool Sent)
{
    /// <summary>Kind of the mail that an upload has arrived.</summary>
    public const string ReceivedKind = "received";

    /// <summary>Kind of the mail that all renditions are there.</summary>
    public const string ReadyKind = "ready";

    /// <summary>Kind of the mail that something could not be made.</summary>
    public const string FailedKind = "failed";
}
