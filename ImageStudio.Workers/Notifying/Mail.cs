using System.Globalization;
using System.Text;
using ImageStudio.Contracts;
using ImageStudio.Workers.Imaging;

namespace ImageStudio.Workers.Notifying;

/// <summary>A rendition as a mail shows it.</summary>
/// <param name="Name">Name of the rendition.</param>
/// <param name="Width">Width in pixels, 0 where it is not known.</param>
/// <param name="Height">Height in pixels, 0 where it is not known.</param>
/// <param name="Bytes">Size in bytes.</param>
internal sealed record MailedRendition(string Name, int Width, int Height, long Bytes);

/// <summary>A mail about one upload: plain text that a person wants to read.</summary>
/// <param name="Kind">Part of the key under which it is noted.</param>
/// <param name="Subject">See <see cref="MailSubject"/>.</param>
/// <param name="Text">The body.</param>
internal sealed record Mail(string Kind, string Subject, string Text)
{
    /// <summary>File name of the upload, for a digest.</summary>
    public string Name { get; private init; } = "";

    /// <summary>Why the upload failed, for a digest; empty otherwise.</summary>
    public string Reason { get; private init; } = "";

    public const string ReceivedKind = MailNote.ReceivedKind;
    public const string ReadyKind = MailNote.ReadyKind;
    public const string FailedKind = MailNote.FailedKind;

    public static Mail Received(PhotoDescription photo, long bytes, IReadOnlyList<string> renditions) => new(
        ReceivedKind,
        MailSubject.Of(photo.Name, "has arrived"),
        Body(photo, $"Your photo \"{photo.Name}\" has arrived ({ByteCount.Text(bytes)}). Its {Listed(renditions)} versions are being made.")) { Name = photo.Name };

    public static Mail Ready(PhotoDescription photo, IReadOnlyList<MailedRendition> renditions)
    {
        var text = new StringBuilder($"All versions of your photo \"{photo.Name}\" are ready:\n\n");
        foreach (var rendition in renditions)
        {
            var size = rendition.Width > 0 ? string.Create(CultureInfo.InvariantCulture, $"{rendition.Width} x {rendition.Height} pixels, ") : "";
            text.Append(CultureInfo.InvariantCulture, $"  {rendition.Name}: {size}{ByteCount.Text(rendition.Bytes)}\n");
        }

        return new Mail(ReadyKind, MailSubject.Of(photo.Name, "is ready"), Body(photo, text.ToString().TrimEnd())) { Name = photo.Name };
    }

    public static Mail Failed(PhotoDescription photo, string reason) => new(
        FailedKind,
        MailSubject.Of(photo.Name, "could not be processed"),
        Body(photo, $"Your photo \"{photo.Name}\" could not be processed.\n\n{reason}\n\nThe file itself is kept as you sent it.")) { Name = photo.Name, Reason = reason };

    private static string Body(PhotoDescription photo, string text) =>
        photo.Link is null ? $"{text}\n" : $"{text}\n\nSee it here: {photo.Link}\n";

    private static string Listed(IReadOnlyList<string> names) => names.Count switch
    {
        0 => "",
        1 => names[0],
        _ => $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}",
    };
}

/// <summary>How a mail speaks of a photo.</summary>
/// <param name="Name">File name as it was sent.</param>
/// <param name="Link">Where it is seen, <c>null</c> without a gallery.</param>
internal sealed record PhotoDescription(string Name, string? Link)
{
    /// <summary>From the upload's key and metadata.</summary>
    /// <param name="key">Key of the upload.</param>
    /// <param name="originalName">Metadata <see cref="UploadMetadata.OriginalName"/>, percent-encoded, or nothing.</param>
    /// <param name="galleryUrl">Setting <see cref="NotifierOptions.GalleryUrl"/>.</param>
    public static PhotoDescription Of(string key, string? originalName, string galleryUrl)
    {
        var name = string.IsNullOrEmpty(originalName) ? key[(key.LastIndexOf('/') + 1)..] : Uri.UnescapeDataString(originalName);
        // The fragment stays in the browser, so no server needs to know the page's addresses.
        var link = galleryUrl.Length == 0 ? null : $"{galleryUrl.TrimEnd('/')}/#photo={Uri.EscapeDataString(key)}";
        return new PhotoDescription(FileNames.Sanitise(name), link);
    }
}
