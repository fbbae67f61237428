using System.ComponentModel;
using ImageStudio.Contracts;
using ImageStudio.Web.Gallery.Index;
using ImageStudio.Web.Http;
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
        builder.Services.AddOptions<GalleryOptions>().BindConfiguration(GalleryOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<UploadListing>();
        builder.Services.AddSingleton<PhotoListing>();
        builder.Services.AddSingleton<PhotoSearch>();
        builder.Services.AddSingleton<PhotoIndex>();
        builder.Services.AddSingleton<IndexReader>();
        builder.Services.AddHostedService<IndexKeeper>();
        builder.Services.AddSingleton<PhotoReader>();
        builder.Services.AddSingleton<PhotoDeletion>();
        builder.Services.AddSingleton<PictureEndpoint>();
        return builder;
    }

    /// <summary>Maps <c>/api/photos</c> and <c>/photos</c>.</summary>
    public static WebApplication MapGallery(this WebApplication app)
    {
        var photos = app.MapGroup("/api/photos").WithTags("Photos").ProducesProblem(StatusCodes.Status400BadRequest).AddEndpointFilter<OwnPhotos>();
        photos.MapGet("/", ListAsync).WithSummary("Photos, newest first, part by part").WithName("ListPhotos")
            .AddEndpointFilter<ConditionalAnswer>().Produces(StatusCodes.Status304NotModified);
        photos.MapGet("/{id}", GetAsync).WithSummary("One photo with all its renditions").WithName("GetPhoto")
            .AddEndpointFilter<ConditionalAnswer>().Produces(StatusCodes.Status304NotModified).ProducesProblem(StatusCodes.Status404NotFound);
        photos.MapDelete("/{id}", DeleteAsync).WithSummary("Deletes a photo and everything that was made of it").WithName("DeletePhoto");

        var pictures = app.MapGroup("/photos").WithTags("Pictures").ProducesProblem(StatusCodes.Status404NotFound).AddEndpointFilter<OwnPhotos>();
        pictures.MapGet($"/{PhotoUrls.Original}/{{id}}", (PictureEndpoint endpoint, PhotoId id, HttpContext context) => endpoint.GetOriginalAsync(id, context))
            .WithSummary("Downloads the upload as it came").WithName("GetOriginal").Produces<Stream>(StatusCodes.Status200OK, PictureEndpoint.Unknown);
        pictures.MapGet("/{rendition}/{id}", (PictureEndpoint endpoint, string rendition, PhotoId id, string? v, HttpContext context) => endpoint.GetRenditionAsync(rendition, id, v, context))
            .WithSummary("A picture: thumbnail, web or mobile").WithName("GetPicture").Produces<Stream>(StatusCodes.Status200OK, "image/jpeg", "image/png", "image/webp", "image/gif").Produces(StatusCodes.Status304NotModified);
        return app;
    }

    private static async Task<Results<Ok<PhotoPage>, ValidationProblem>> ListAsync(
        PhotoSearch search, PhotoScope scope, CancellationToken cancellationToken,
        [FromQuery, Description("Value of next in the part before")] PhotoId? after = null,
        [FromQuery, Description("Most photos, 1 to 200")] int limit = 60,
        [FromQuery, Description("Words that the file name contains, in any case")] string? q = null,
        [FromQuery, Description("pending, ready or failed")] string? state = null)
    {
        if (limit is < 1 or > MostPerPage) return GalleryProblems.LimitOutOfRange(limit, MostPerPage);
        if (q?.Length > PhotoQuery.MostText) return GalleryProblems.TextTooLong(q.Length, PhotoQuery.MostText);
        if (state is not null && !PhotoQuery.States.Contains(state)) return GalleryProblems.NoSuchState(state);
        return TypedResults.Ok(await search.ReadAsync(new PhotoQuery(scope, after, limit, PhotoQuery.WordsIn(q), state), cancellationToken));
    }

    private static async Task<Results<Ok<Photo>, ProblemHttpResult>> GetAsync(PhotoId id, PhotoReader reader, CancellationToken cancellationToken) =>
        await reader.ReadAsync(id, cancellationToken) is { } photo ? TypedResults.Ok(photo) : GalleryProblems.NotThere();

    private static async Task<NoContent> DeleteAsync(PhotoId id, PhotoDeletion deletion, LiveHub live, CancellationToken cancellationToken)
    {
        await deletion.DeleteAsync(id, cancellationToken);
        live.Publish(LiveEvent.Deleted(id));
        return TypedResults.NoContent();
    }
}
