using System.ComponentModel;
using ImageStudio.Web.Gallery.Journey;
using ImageStudio.Web.Http;
using ImageStudio.Web.LiveUpdates;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ImageStudio.Web.Gallery;

/// <summary>Photos as data.</summary>
internal static class PhotoRoutes
{
    private const int MostPerPage = 200;

    /// <summary>Maps <c>/api/photos</c>.</summary>
    public static void MapPhotos(this WebApplication app)
    {
        var photos = app.MapApi("/api/photos", "Photos").ProducesProblem(StatusCodes.Status400BadRequest).AddEndpointFilter<OwnPhotos>();
        photos.MapGet("/", ListAsync).WithSummary("Photos, newest first, part by part").WithName("ListPhotos")
            .AddEndpointFilter<ConditionalAnswer>().Produces(StatusCodes.Status304NotModified);
        photos.MapGet("/{id}", GetAsync).WithSummary("One photo with all its renditions").WithName("GetPhoto")
            .AddEndpointFilter<ConditionalAnswer>().Produces(StatusCodes.Status304NotModified).ProducesProblem(StatusCodes.Status404NotFound);
        photos.MapGet("/{id}/journey", GetJourneyAsync).WithSummary("What happened to a photo, and when").WithName("GetJourney")
            .AddEndpointFilter<ConditionalAnswer>().Produces(StatusCodes.Status304NotModified).ProducesProblem(StatusCodes.Status404NotFound);
        photos.MapDelete("/{id}", DeleteAsync).WithSummary("Deletes a photo and everything that was made of it").WithName("DeletePhoto")
            .AsChange().ProducesProblem(StatusCodes.Status404NotFound);
        photos.MapPost("/delete", DeleteManyAsync).WithSummary("Deletes many photos, and says of each what became of it").WithName("DeletePhotos")
            .AsChange();
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

    private static async Task<Results<Ok<PhotoJourney>, ProblemHttpResult>> GetJourneyAsync(PhotoId id, JourneyReader reader, CancellationToken cancellationToken) =>
        await reader.ReadAsync(id, cancellationToken) is { } journey ? TypedResults.Ok(journey) : GalleryProblems.NotThere();

    private static async Task<Results<Ok<DeletionResults>, ValidationProblem>> DeleteManyAsync(
        DeletionRequest wanted, PhotoScope scope, BulkDeletion deletion, CancellationToken cancellationToken) =>
        wanted.Ids.Length is 0 or > BulkDeletion.Most
            ? GalleryProblems.NumberOfIdsOutOfRange(wanted.Ids.Length, BulkDeletion.Most)
            : TypedResults.Ok(await deletion.DeleteAsync(scope, wanted.Ids, cancellationToken));
}
