using ImageStudio.Web.Gallery;
using ImageStudio.Web.Http;
using ImageStudio.Web.Presigning;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace ImageStudio.Web.Uploads;

/// <summary>Photos coming in.</summary>
public static class UploadsFeature
{
    /// <summary>Adds what uploads need.</summary>
    public static WebApplicationBuilder AddUploads(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<UploadOptions>().BindConfiguration(UploadOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<UploadOptions>, UploadOptionsValidator>();
        builder.Services.AddSingleton<BrowserStore>();
        builder.Services.AddSingleton<TicketEndpoint>();
        builder.Services.AddSingleton<UploadStore>();
        builder.Services.AddSingleton<UploadEndpoint>();
        return builder;
    }

    /// <summary>Maps <c>/api/uploads</c>.</summary>
    public static WebApplication MapUploads(this WebApplication app)
    {
        var uploads = app.MapApi("/api/uploads", "Uploads");
        uploads.MapPost("/", (UploadEndpoint endpoint, [FromQuery] string name, [FromQuery] string? filter, HttpContext context) => endpoint.PostAsync(name, filter, context))
            .WithSummary("Adds a photo: its content is the body, its file name a parameter").WithName("AddPhoto")
            .AsChange(RateLimits.Uploads)
            .WithMetadata(new DisableRequestSizeLimitAttribute()) // The endpoint has a limit of its own, and an answer for those beyond it.
            .Accepts<Stream>("*/*") // The content tells what it is.
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);
        uploads.MapPost("/tickets", (TicketEndpoint endpoint, TicketRequest wanted, PhotoScope scope) => endpoint.PostAsync(wanted, scope))
            .AsChange(RateLimits.Uploads)
            .WithSummary("The right to post one photo straight to S3").WithName("GetUploadTicket")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);
        uploads.MapGet("/limits", GetLimitsAsync).WithSummary("What may be uploaded").WithName("GetUploadLimits");
        return app;
    }

    private static async Task<Ok<UploadLimits>> GetLimitsAsync(BrowserStore store, IOptions<UploadOptions> options)
    {
        var maxPixels = (long)(options.Value.MaxMegapixels * 1_000_000);
        return TypedResults.Ok(new UploadLimits(options.Value.MaxBytes, maxPixels, await store.FindOriginAsync() is not null, PictureKind.All));
    }
}

/// <summary>What may be uploaded.</summary>
/// <param name="MaxBytes">Largest photo in bytes.</param>
/// <param name="MaxPixels">Most pixels of a photo, summed over the frames of an animation.</param>
/// <param name="Direct">Whether there are tickets for uploads straight to S3.</param>
/// <param name="Kinds">Formats, recognised by content.</param>
public sealed record UploadLimits(long MaxBytes, long MaxPixels, bool Direct, IReadOnlyList<PictureKind> Kinds);
