using ImageStudio.Contracts;
using ImageStudio.Web.Presigning;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace ImageStudio.Web.Gallery.Downloads;

/// <summary>Addresses of a photo for people who have no access to this gallery.</summary>
/// <param name="ExpiresAt">Until when they work, UTC; they end earlier where the credentials that signed them do.</param>
/// <param name="Original">Downloads the upload as it came.</param>
/// <param name="Renditions">Shows a rendition, by its name.</param>
public sealed record PhotoLinks(DateTimeOffset ExpiresAt, string Original, IReadOnlyDictionary<string, string> Renditions);

/// <summary>Signs addresses. Type and disposition are part of what is signed: whatever was uploaded, a browser only saves it.</summary>
internal sealed class LinkSigner(BrowserStore store, IReadOnlyList<Rendition> renditions, IOptions<GalleryOptions> options, TimeProvider time)
{
    public async Task<PhotoLinks> SignAsync(PhotoId id, Photo photo)
    {
        var lifetime = options.Value.LinkLifetime;
        var expires = time.GetUtcNow() + lifetime;
        var original = await store.SignGetAsync(id.Key, Disposition("attachment", id.FileName), PictureEndpoint.Unknown, lifetime);
        var signed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var rendition in renditions)
        {
            if (photo.Renditions.FirstOrDefault(made => made.Name == rendition.Name) is not { } made) continue;
            signed[rendition.Name] = await store.SignGetAsync(
                ObjectKeys.ForRendition(id.Key, rendition), Disposition("inline", rendition.FileNamePrefix + id.FileName), PictureEndpoint.TypeToShow(made.ContentType), lifetime);
        }

        return new PhotoLinks(expires, original, signed);
    }

    private static string Disposition(string kind, string fileName)
    {
        var header = new ContentDispositionHeaderValue(kind);
        header.SetHttpFileName(fileName);
        return header.ToString();
    }
}
