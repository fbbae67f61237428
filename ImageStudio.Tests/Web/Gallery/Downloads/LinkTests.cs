using System.Net;
using ImageStudio.Contracts;
using ImageStudio.Tests.Builders;
using ImageStudio.Web.Gallery.Downloads;

namespace ImageStudio.Tests.Web.Gallery.Downloads;

[Collection(StudioCollection.Name)]
public sealed class LinkTests(StudioServer studio)
{
    [Fact]
    public async Task links_open_the_photo_for_whoever_has_them_until_they_expire()
    {
        var picture = TestPictures.Jpeg(40, 30);
        var photo = await studio.UploadAsync("Für dich.jpg", picture);
        await studio.CompleteAsync(photo, Rendition.Web, TestPictures.Jpeg(20, 15));

        using var answer = await studio.Http.PostAsync($"{photo.Url}/links", null);
        var links = await StudioServer.ReadAsync<PhotoLinks>(answer);

        Assert.Equal(["web"], links.Renditions.Keys);
        Assert.InRange(links.ExpiresAt - TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(55), TimeSpan.FromHours(1));
        using var stranger = new HttpClient();
        using var original = await stranger.GetAsync(links.Original);
        Assert.Equal(picture, await original.Content.ReadAsByteArrayAsync());
        Assert.Equal(("application/octet-stream", "attachment", "Für dich.jpg"), Headers(original));
        using var shown = await stranger.GetAsync(links.Renditions["web"]);
        Assert.Equal(("image/jpeg", "inline", "WebImage-Für dich.jpg"), Headers(shown));
    }

    [Fact]
    public async Task there_are_no_links_to_what_is_not_there()
    {
        using var answer = await studio.Http.PostAsync("/api/photos/QVdTLmpwZw/links", null);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static (string? Type, string? Disposition, string? Name) Headers(HttpResponseMessage answer) =>
        (answer.Content.Headers.ContentType?.MediaType, answer.Content.Headers.ContentDisposition?.DispositionType, answer.Content.Headers.ContentDisposition?.FileNameStar);
}
