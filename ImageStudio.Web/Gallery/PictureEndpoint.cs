using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using ImageStudio.Contracts;
using ImageStudio.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace ImageStudio.Web.Gallery;

/// <summary>
/// Serves pictures from the bucket. They were made from what strangers sent, so a browser gets them with a type from a short
/// list, may not guess another one, and opens them in a sandbox; uploads as they came are only ever downloaded.
/// </summary>
internal sealed class PictureEndpoint(IAmazonS3 s3, AwsResources resources, IReadOnlyList<Rendition> renditions)
{
    /// <summary>Type of what is only downloaded.</summary>
    public const string Unknown = "application/octet-stream";

    private static readonly HashSet<string> Shown = new(StringComparer.OrdinalIgnoreCase) { "image/jpeg", "image/png", "image/webp", "image/gif", "image/avif" };

    /// <summary>The type under which a browser gets what is stored with this one.</summary>
    public static string TypeToShow(string? stored) => Shown.TryGetValue(stored ?? "", out var known) ? known : Unknown;

    public async Task<IResult> GetOriginalAsync(PhotoId id, HttpContext context)
    {
        SetHeaders(context.Response, "attachment", id.FileName);
        return await ServeAsync(id.Key, Unknown, version: null, context);
    }

    public async Task<IResult> GetRenditionAsync(string name, PhotoId id, string? version, HttpContext context)
    {
        if (renditions.FirstOrDefault(rendition => rendition.Name == name) is not { } wanted) return GalleryProblems.NoSuchRendition(name, renditions);
        SetHeaders(context.Response, "inline", wanted.FileNamePrefix + id.FileName);
        return await ServeAsync(ObjectKeys.ForRendition(id.Key, wanted), type: null, version, context);
    }

    private async Task<IResult> ServeAsync(string key, string? type, string? version, HttpContext context)
    {
        try
        {
            var picture = await s3.GetObjectAsync(
                new GetObjectRequest { BucketName = resources.BucketName, Key = key, EtagToNotMatch = IfNoneMatch(context.Request) },
                context.RequestAborted);
            context.Response.RegisterForDispose(picture);
            return Stream(picture, type, version, context.Response);
        }
        catch (AmazonS3Exception exception) when (exception.StatusCode is HttpStatusCode.NotModified)
        {
            SetCaching(context.Response, IfNoneMatch(context.Request)?.Trim('"'), version);
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }
        catch (AmazonS3Exception exception) when (exception.StatusCode is HttpStatusCode.NotFound)
        {
            context.Response.Headers.Remove(HeaderNames.ContentDisposition);
            return GalleryProblems.NotThere();
        }
    }

    private static FileStreamHttpResult Stream(GetObjectResponse picture, string? type, string? version, HttpResponse response)
    {
        var etag = picture.ETag.Trim('"');
        SetCaching(response, etag, version);
        response.ContentLength = picture.ContentLength;
        type ??= TypeToShow(picture.Headers.ContentType);
        return TypedResults.Stream(picture.ResponseStream, type, lastModified: PhotoListing.UtcOf(picture.LastModified), entityTag: new EntityTagHeaderValue($"\"{etag}\""));
    }

    // A list of tags or a star is left to nobody: only the one tag that browsers send is handed on to S3.
    private static string? IfNoneMatch(HttpRequest request) =>
        request.GetTypedHeaders().IfNoneMatch is [{ IsWeak: false } only] && only.Tag != "*" ? only.Tag.Value : null;

    private static void SetHeaders(HttpResponse response, string disposition, string fileName)
    {
        var header = new ContentDispositionHeaderValue(disposition);
        header.SetHttpFileName(fileName);
        response.Headers.ContentDisposition = header.ToString();
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
    }

    // The version in the URL is the picture's ETag: as long as it is this one, the browser need not ask again.
    private static void SetCaching(HttpResponse response, string? etag, string? version) =>
        response.Headers.CacheControl = version is not null && version == etag ? "private, max-age=31536000, immutable" : "private, no-cache";
}
