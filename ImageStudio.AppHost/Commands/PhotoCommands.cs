using ImageStudio.AppHost.Smoke;

namespace ImageStudio.AppHost.Commands;

/// <summary>What can be asked of Web.</summary>
internal static class PhotoCommands
{
    public const string SendSample = "send-sample-photo";

    /// <summary>Sends the picture of the smoke test, so that there is something to follow.</summary>
    public static IResourceBuilder<ProjectResource> WithSamplePhotoCommand(this IResourceBuilder<ProjectResource> web) => web.WithStudioCommand(
        SendSample,
        "Send a sample photo",
        new CommandOptions { Description = "Uploads a made picture, as the page would.", IconName = "ImageAdd", IsHighlighted = true },
        async cancellationToken =>
        {
            using var studio = new StudioClient(new Uri(web.GetEndpoint("http").Url));
            await using var picture = SmokePicture.Create();
            var photo = await studio.UploadAsync(SmokePicture.Name, picture, cancellationToken);
            return $"Sent {photo.Name}; it is {photo.Key} in the bucket.";
        });
}
