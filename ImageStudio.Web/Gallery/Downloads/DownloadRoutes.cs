using ImageStudio.Web.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ImageStudio.Web.Gallery.Downloads;

/// <summary>Photos to take along.</summary>
internal static class DownloadRoutes
{
    /// <summary>Maps <c>/api/photos/zip</c> and <c>/api/photos/{id}/links</c>.</summary>
    public static void MapDownloads(this WebApplication app)
    {
        var photos = app.MapApi("/api/photos", "Downloads").ProducesProblem(StatusCodes.Status404NotFound).AddEndpointFilter<OwnPhotos>();
        photos.MapPost("/{id}/links", SignAsync).WithSummary("Addresses of a photo for others, which expire").WithName("ShareLinks")
            .AsChange().ProducesProblem(StatusCodes.Status400BadRequest);
        photos.MapPost("/zip", (ZipEndpoint endpoint, PhotoScope scope, HttpContext context) => endpoint.PostAsync(scope, context))
            .WithSummary("Many photos as one archive").WithName("DownloadPhotos")
            .AsChange(RateLimits.Archives)
            .Accepts<ZipRequest>("application/x-www-form-urlencoded", "multipart/form-data")
            .Produces<Stream>(StatusCodes.Status200OK, "application/zip")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);
    }

    private static async Task<Results<Ok<PhotoLinks>, ProblemHttpResult>> SignAsync(
        PhotoId id, PhotoReader reader, LinkSigner signer, HttpResponse response, CancellationToken cancellationToken)
    {
        response.Headers.CacheControl = "no-store";
        return await reader.ReadAsync(id, cancellationToken) is { } photo ? TypedResults.Ok(await signer.SignAsync(id, photo)) : GalleryProblems.NotThere();
    }
}
