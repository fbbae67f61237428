using ImageStudio.Contracts;
using ImageStudio.Web.Gallery.Downloads;
using ImageStudio.Web.Gallery.Index;
using ImageStudio.Web.Gallery.Journey;
using ImageStudio.Web.Http;
using Microsoft.Extensions.Options;

namespace ImageStudio.Web.Gallery;

/// <summary>Photos to look at and to delete.</summary>
public static class GalleryFeature
{
    /// <summary>Adds what the gallery needs.</summary>
    public static WebApplicationBuilder AddGallery(this WebApplicationBuilder builder)
    {
        var configured = builder.Configuration.GetSection("Renditions").Get<Rendition[]>();
        builder.Services.AddSingleton<IReadOnlyList<Rendition>>(configured is { Length: > 0 } ? configured : Rendition.Defaults);
        builder.Services.AddOptions<StudioOptions>().BindConfiguration(StudioOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<StudioOptions>, StudioOptionsValidator>();
        builder.Services.AddSingleton<TraceLinks>();
        builder.Services.AddSingleton<KeyLookup>();
        builder.Services.AddSingleton<ObjectHeads>();
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
        builder.Services.AddSingleton<BulkDeletion>();
        builder.Services.AddSingleton<JourneyReader>();
        builder.Services.AddSingleton<LinkSigner>();
        builder.Services.AddSingleton<PhotoZip>();
        builder.Services.AddSingleton<ZipEndpoint>();
        builder.Services.AddSingleton<PictureEndpoint>();
        return builder;
    }

    /// <summary>Maps <c>/api/photos</c> and <c>/photos</c>.</summary>
    public static WebApplication MapGallery(this WebApplication app)
    {
        app.MapPhotos();
        app.MapDownloads();

        var pictures = app.MapApi("/photos", "Pictures").ProducesProblem(StatusCodes.Status404NotFound).AddEndpointFilter<OwnPhotos>();
        pictures.MapGet($"/{PhotoUrls.Original}/{{id}}", (PictureEndpoint endpoint, PhotoId id, HttpContext context) => endpoint.GetOriginalAsync(id, context))
            .WithSummary("Downloads the upload as it came").WithName("GetOriginal").Produces<Stream>(StatusCodes.Status200OK, PictureEndpoint.Unknown);
        pictures.MapGet("/{rendition}/{id}", (PictureEndpoint endpoint, string rendition, PhotoId id, string? v, HttpContext context) => endpoint.GetRenditionAsync(rendition, id, v, context))
            .WithSummary("A picture: thumbnail, web or mobile").WithName("GetPicture").Produces<Stream>(StatusCodes.Status200OK, "image/jpeg", "image/png", "image/webp", "image/gif").Produces(StatusCodes.Status304NotModified);
        return app;
    }
}
