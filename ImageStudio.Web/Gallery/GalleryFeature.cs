using ImageStudio.Contracts;
using ImageStudio.Web.LiveUpdates;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ImageStudio.Web.Gallery;

/// <summary>Photos to look at and to delete.</summary>
public static class GalleryFeature
{
    private const int MostPerPage = 200;

    /// <summary>Adds what the gallery needs.</summary>
    public static WebApplicationBuilder AddGallery(this WebApplicationBuilder builder)
    {
        var configured = builder.Configuration.GetSection("Renditions").Get<Rendition[]>();
        builder.Services.AddSingleton<IReadOnlyList<Rendition>>(configured is { Length: > 0 } ? configured : Rendition.Defaults);
        builder.Services.AddSingleton<KeyLookup>();
        builder.Services.AddSingleton<FailureReader>();
        builder.Services.AddSingleton<PhotoListing>();
        builder.Services.AddSingleton<PhotoReader>();
        builder.Services.AddSingleton<PhotoDeletion>();
        builder.Services.AddSingleton<PictureEndpoint>();
        return builder;
    }

    /// <summary>Maps <c>/api/photos</c> and <c>/photos</c>.</summary>
    public static WebApplication MapGallery(this WebApplication app)
    {
        var photos = app.MapGroup("/api/photos").WithTags("Photos").ProducesProblem(StatusCodes.Status400BadRequest);
        photos.MapGet("/", ListAsync).WithSummary("Photos, newest first, part by part").WithName("ListPhotos");
        photos.MapGet("/{id}", GetAsync).WithSummary("One photo with all its renditions").WithName("GetPhoto").ProducesProblem(StatusCodes.Status404NotFound);
        photos.MapDelete("/{id}", DeleteAsync).WithSummary("Deletes a photo and everything that was made of it").WithName("DeletePhoto");

        var pictures = app.MapGroup("/photos").WithTags("Pictures").ProducesProblem(StatusCodes.Status404NotFound);
        pictures.MapGet($"/{PhotoUrls.Original}/{{id}}", (PictureEndpoint endpoint, PhotoId id, HttpContext context) => endpoint.GetOriginalAsync(id, context))
            .WithSummary("Downloads the upload as it came").WithName("GetOriginal").Produces<Stream>(StatusCodes.Status200OK, PictureEndpoint.Unknown);
        pictures.MapGet("/{rendition}/{id}", (PictureEndpoint endpoint, string rendition, PhotoId id, string? v, HttpContext context) => endpoint.GetRenditionAsync(rendition, id, v, context))
            .WithSummary("A picture: thumbnail, web or mobile").WithName("GetPicture").Produces<Stream>(StatusCodes.Status200OK, "image/jpeg", "image/png", "image/webp", "image/gif").Produces(StatusCodes.Status304NotModified);
        return app;
    }

    private static async Task<Results<Ok<PhotoPage>, ValidationProblem>> ListAsync(
        PhotoListing listing, HttpResponse response, CancellationToken cancellationToken, [FromQuery] PhotoId? after = null, [FromQuery] int limit = 60)
    {
        if (limit is < 1 or > MostPerPage) return GalleryProblems.LimitOutOfRange(limit, MostPerPage);
        response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(await listing.ReadAsync(after, limit, cancellationToken));
    }

    private static async Task<Results<Ok<Photo>, ProblemHttpResult>> GetAsync(PhotoId id, PhotoReader reader, HttpResponse response, CancellationToken cancellationToken)
    {
        response.Headers.CacheControl = "no-store";
        return await reader.ReadAsync(id, cancellationToken) is { } photo ? TypedResults.Ok(photo) : GalleryProblems.NotThere();
    }

    private static async Task<NoContent> DeleteAsync(PhotoId id, PhotoDeletion deletion, LiveHub live, CancellationToken cancellationToken)
    {
        await deletion.DeleteAsync(id, cancellationToken);
        live.Publish(LiveEvent.Deleted(id));
        return TypedResults.NoContent();
    }
}
