using ImageStudio.Contracts;
using Microsoft.Extensions.Options;

namespace ImageStudio.Web.Gallery.Downloads;

/// <summary>What is packed, as a form, so that a browser saves the answer as it comes.</summary>
/// <param name="Ids">Ids of photos, each as a field of its own, or several in one with commas between them.</param>
/// <param name="Rendition"><c>original</c>, or the name of a rendition.</param>
public sealed record ZipRequest(string[] Ids, string Rendition);

/// <summary>Downloads many photos as one archive.</summary>
internal sealed partial class ZipEndpoint(PhotoZip zip, IReadOnlyList<Rendition> renditions, IOptions<GalleryOptions> options, ILogger<ZipEndpoint> logger)
{
    private const string Type = "application/zip";

    public async Task<IResult> PostAsync(PhotoScope scope, HttpContext context)
    {
        if (!context.Request.HasFormContentType) return DownloadProblems.NoForm();
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        string[] texts = [.. form["ids"].SelectMany(field => (field ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct(StringComparer.Ordinal)];
        if (texts.Length < 1 || texts.Length > options.Value.ZipMostPhotos) return DownloadProblems.NumberOutOfRange(texts.Length, options.Value.ZipMostPhotos);

        var name = form["rendition"].ToString() is { Length: > 0 } chosen ? chosen : PhotoUrls.Original;
        var rendition = renditions.FirstOrDefault(each => each.Name == name);
        if (rendition is null && name != PhotoUrls.Original) return GalleryProblems.NoSuchRendition(name, renditions);
        PhotoId[] photos = [.. texts.Select(text => PhotoId.TryParse(text, null, out var id) && scope.Contains(id) ? id : default).Where(id => id != default)];
        return photos.Length == texts.Length ? await SendAsync(photos, rendition, name, context) : GalleryProblems.NotThere();
    }

    private async Task<IResult> SendAsync(PhotoId[] photos, Rendition? rendition, string name, HttpContext context)
    {
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"photos-{name}.zip\"";
        context.Response.Headers.CacheControl = "private, no-store";
        context.Response.ContentType = Type;
        try
        {
            await zip.WriteAsync(photos, rendition, context.Response.BodyWriter, context.RequestAborted);
        }
        catch (Exception exception) when (context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            // Half an archive that looks whole would be worse than a download that failed.
            Log.Broken(logger, exception, photos.Length);
            context.Abort();
        }

        return TypedResults.Empty;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "An archive of {Count} photos was broken off.")]
        public static partial void Broken(ILogger logger, Exception exception, int count);
    }
}
