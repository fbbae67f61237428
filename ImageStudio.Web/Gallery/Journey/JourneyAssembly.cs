using System.Globalization;
using Amazon.S3.Model;
using ImageStudio.Contracts;

namespace ImageStudio.Web.Gallery.Journey;

/// <summary>Puts a journey together: pure functions. What nobody noted is left out rather than guessed.</summary>
internal static class JourneyAssembly
{
    public static PhotoJourney Assemble(
        GetObjectMetadataResponse upload, IReadOnlyList<Rendition> renditions, IReadOnlyList<GetObjectMetadataResponse?> made, IEnumerable<RenditionFailed> failed, IEnumerable<(string Kind, MailNote Note)> mails)
    {
        var etag = upload.ETag.Trim('"');
        var ours = renditions.Zip(made, (rendition, head) => (rendition.Name, Head: head)).Where(each => each.Head?.Metadata[UploadMetadata.SourceETag]?.Trim('"') == etag)
            .Select(each => (each.Name, Head: each.Head!)).ToArray();
        var events = new List<JourneyEvent> { Received(upload, ours.Select(each => each.Head)) };
        foreach (var (name, head) in ours) events.AddRange(OfRendition(name, head));
        if (ours.Length == renditions.Count)
            events.Add(new JourneyEvent(ours.Max(each => MadeAt(each.Head)), JourneyEventKind.Ready, "workers", "All versions are there."));
        events.AddRange(failed.Where(failure => failure.SourceETag.Trim('"') == etag && ours.All(each => each.Name != failure.Rendition)).Select(Failed));
        events.AddRange(mails.Select(mail => new JourneyEvent(mail.Note.Time, JourneyEventKind.Mail, "notifier", TextOf(mail.Kind))));
        return new PhotoJourney([.. events.OrderBy(each => each.At).ThenBy(each => each.Kind)]);
    }

    // S3 keeps whole seconds of an object; its announcement had milliseconds, which the workers noted.
    private static JourneyEvent Received(GetObjectMetadataResponse upload, IEnumerable<GetObjectMetadataResponse> made)
    {
        var at = made.Select(head => Time(head, UploadMetadata.ReceivedAt)).FirstOrDefault(time => time is not null) ?? PhotoListing.UtcOf(upload.LastModified);
        return new JourneyEvent(at, JourneyEventKind.Received, "bucket", "The photo has arrived and is safe.");
    }

    private static IEnumerable<JourneyEvent> OfRendition(string name, GetObjectMetadataResponse head)
    {
        if (Time(head, UploadMetadata.QueuedAt) is { } queued)
        {
            var waited = Time(head, UploadMetadata.StartedAt) is { } started ? Math.Max(0L, (long)(started - queued).TotalMilliseconds) : (long?)null;
            yield return new JourneyEvent(queued, JourneyEventKind.Queued, $"{name} queue", $"It waited for the {name} worker.", waited);
        }

        var worked = int.TryParse(head.Metadata[UploadMetadata.ProcessingMilliseconds], NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) ? milliseconds : (long?)null;
        yield return new JourneyEvent(MadeAt(head), JourneyEventKind.Rendition, $"{name} worker", $"The {name} version was made.", worked);
    }

    private static JourneyEvent Failed(RenditionFailed failure) =>
        new(failure.Time, JourneyEventKind.Failed, $"{failure.Rendition} worker", $"The {failure.Rendition} version could not be made: {failure.Reason}");

    private static string TextOf(string kind) => kind switch
    {
        MailNote.ReceivedKind => "A mail said that the photo has arrived.",
        MailNote.ReadyKind => "A mail said that all versions are ready.",
        MailNote.FailedKind => "A mail said what could not be made.",
        _ => "A mail was sent.",
    };

    private static DateTimeOffset MadeAt(GetObjectMetadataResponse head) => Time(head, UploadMetadata.MadeAt) ?? PhotoListing.UtcOf(head.LastModified);

    private static DateTimeOffset? Time(GetObjectMetadataResponse head, string name) =>
        DateTimeOffset.TryParse(head.Metadata[name], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;
}
