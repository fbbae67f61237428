using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ImageStudio.Contracts;
using ImageStudio.Tests.Builders;
using ImageStudio.Web.Gallery;

namespace ImageStudio.Tests.Web.Gallery;

[Collection(StudioCollection.Name)]
public sealed class PictureTests(StudioServer studio)
{
    [Fact]
    public async Task a_rendition_is_shown_in_a_sandbox_and_kept_as_long_as_it_is_the_same()
    {
        var photo = await studio.UploadAsync("show me.jpg", TestPictures.Jpeg(40, 30));
        var picture = TestPictures.Jpeg(20, 15);
        await studio.CompleteAsync(photo, Rendition.Thumbnail, picture);
        var url = (await StudioServer.ReadAsync<Photo>(await studio.Http.GetAsync(photo.Url))).Renditions[0].Url;

        using var answer = await studio.Http.GetAsync(url);

        Assert.Equal(picture, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal("image/jpeg", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(picture.Length, answer.Content.Headers.ContentLength);
        Assert.Equal("default-src 'none'; sandbox", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Contains("immutable", answer.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
        Assert.Equal("inline", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("Thumbnail-show me.jpg", answer.Content.Headers.ContentDisposition?.FileNameStar);

        using var again = new HttpRequestMessage(HttpMethod.Get, $"/photos/thumbnail/{photo.Id}");
        again.Headers.IfNoneMatch.Add(new EntityTagHeaderValue(answer.Headers.ETag!.Tag));
        using var unchanged = await studio.Http.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        Assert.True(unchanged.Headers.CacheControl?.NoCache);
    }

    [Fact]
    public async Task an_original_is_only_ever_downloaded()
    {
        var content = TestPictures.Png(12, 9);
        var photo = await studio.UploadAsync("Mützen \"2026\".png", content);

        using var answer = await studio.Http.GetAsync(photo.OriginalUrl);

        Assert.Equal(content, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("Mützen \"2026\".png", answer.Content.Headers.ContentDisposition?.FileNameStar);
    }

    [Fact]
    public async Task a_type_that_browsers_would_run_is_not_passed_on()
    {
        var photo = await studio.UploadAsync("trap.jpg", TestPictures.Jpeg(8, 8));
        await studio.CompleteAsync(photo, Rendition.Web, "<svg onload='alert(1)'/>"u8.ToArray(), "image/svg+xml");

        using var answer = await studio.Http.GetAsync($"/photos/web/{photo.Id}");

        Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("../secret.txt")]
    [InlineData("../../secret.txt")]
    [InlineData("a/../../secret.txt")]
    [InlineData("%2e%2e/secret.txt")]
    [InlineData("./../secret.txt")]
    public async Task no_path_leads_out_of_the_photos(string path)
    {
        await studio.PutAsync("secret.txt", "secret");
        await studio.PutAsync("web/secret.txt", "secret");
        var id = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(path));

        foreach (var url in new[] { $"/photos/original/{id}", $"/photos/web/{id}", $"/photos/original/{path}", $"/api/photos/{id}" })
        {
            using var answer = await studio.Http.GetAsync(url);
            Assert.DoesNotContain("secret", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
        }

        using var deleted = await studio.Http.DeleteAsync($"/api/photos/{id}");
        Assert.Equal(6, (await studio.S3.GetObjectMetadataAsync(StudioServer.Bucket, "secret.txt")).ContentLength);
    }
}
