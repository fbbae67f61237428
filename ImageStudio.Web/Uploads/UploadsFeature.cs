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
        builder.Services.AddSingleton<UploadStore>();
        builder.Services.AddSingleton<UploadEndpoint>();
        return builder;
    }

    /// <summary>Maps <c>/api/uploads</c>.</summary>
    public static WebApplication MapUploads(this WebApplication app)
    {
        var uploads = app.MapGroup("/api/uploads").WithTags("Uploads");
        uploads.MapPost("/", (UploadEndpoint endpoint, [FromQuery] string name, [FromQuery] string? filter, HttpContext context) => endpoint.PostAsync(name, filter, context))
            .WithSummary("Adds a photo: its content is the body, its file name a parameter").WithName("AddPhoto")
            .WithMetadata(new DisableRequestSizeLimitAttribute()) // The endpoint has a limit of its own, and an answer for those beyond it.
            .Accepts<Stream>("*/*") // The content tells what it is.
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);
        uploads.MapGet("/limits", (IOptions<UploadOptions> options) => TypedResults.Ok(new UploadLimits(options.Value.MaxBytes, PictureKind.All)))
            .WithSummary("What may be uploaded").WithName("GetUploadLimits");
        return app;
    }
}

/// <summary>What may be uploaded.</summary>
/// <param name="MaxBytes">Largest photo in bytes.</param>
/// <param name="Kinds">Formats, recognised by content.</param>
public sealed record UploadLimits(long MaxBytes, IReadOnlyList<PictureKind> Kinds);
