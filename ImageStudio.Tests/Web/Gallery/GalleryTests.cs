using System.Net;
using System.Net.Http.Json;
using Amazon.S3.Model;
using ImageStudio.Contracts;
using ImageStudio.Tests.Builders;
using ImageStudio.Web.Gallery;

namespace ImageStudio.Tests.Web.Gallery;

[Collection(StudioCollection.Name)]
public sealed class GalleryTests(StudioServer studio)
{
    [Fact]
    public async Task the_gallery_is_read_part_by_part_with_keys_of_every_kind()
    {
        string[] keys = ["ingest/parts/1.jpg", "ingest/parts/2/b c+1 100%.jpg", "ingest/parts/3/é/日本🦊.jpg", "ingest/parts/4//x.jpg", "ingest/parts/5&=?#.jpg", "ingest/parts/<b>.jpg"];
        await Task.WhenAll(keys.Select(key => studio.PutAsync(key)));
        await studio.PutAsync("ingest/parts/3/");
        Assert.True(PhotoId.TryFromKey("ingest/parts/0", out var before));

        var read = await ReadAllAsync(before, limit: 2);

        var ours = read.Where(photo => photo.Key.StartsWith("ingest/parts/", StringComparison.Ordinal)).ToArray();
        Assert.Equal(keys.Order(KeyOrder.Instance), ours.Select(photo => photo.Key));
        foreach (var photo in ours) Assert.Equal(photo.Key, (await studio.Http.GetFromJsonAsync<Photo>(photo.Url))!.Key);
    }

    [Fact]
    public async Task a_photo_shows_what_was_made_and_what_failed_in_the_list_and_alone()
    {
        var photo = await studio.UploadAsync("states.jpg", TestPictures.Jpeg(40, 30));
        await studio.CompleteAsync(photo, Rendition.Thumbnail, TestPictures.Jpeg(20, 15));
        await studio.FailAsync(photo, Rendition.Web, "It is torn.");

        var listed = Assert.Single(await ReadAllAsync(null, limit: 200), each => each.Id == photo.Id);
        var alone = (await studio.Http.GetFromJsonAsync<Photo>(photo.Url))!;

        foreach (var shown in new[] { listed, alone })
        {
            Assert.Equal(PhotoState.Failed, shown.State);
            Assert.Equal([new PhotoFailure("web", "It is torn.")], shown.Failures);
            Assert.Equal("thumbnail", Assert.Single(shown.Renditions).Name);
        }

        Assert.Equal((40, 30), (alone.Renditions[0].Width, alone.Renditions[0].Height));
    }

    [Fact]
    public async Task deleting_takes_everything_of_a_photo_and_nothing_of_its_neighbours()
    {
        var photo = await studio.UploadAsync("gone.jpg", TestPictures.Jpeg(40, 30));
        var neighbour = photo.Key + "/ingest.jpg";
        await studio.PutAsync(neighbour);
        await studio.PutAsync(ObjectKeys.ForMail(neighbour, "etag", "received"));
        await studio.PutAsync(ObjectKeys.ForMail(photo.Key, photo.ETag, "received"));
        await studio.CompleteAsync(photo, Rendition.Thumbnail, TestPictures.Jpeg(20, 15));
        await studio.FailAsync(photo, Rendition.Web, "It is torn.");

        using var answer = await studio.Http.DeleteAsync(photo.Url);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await studio.Http.GetAsync(photo.Url)).StatusCode);
        Assert.True(ObjectKeys.TryGetPath(photo.Key, out var path));
        var left = new List<S3Object>();
        await foreach (var item in studio.S3.Paginators.ListObjectsV2(new ListObjectsV2Request { BucketName = StudioServer.Bucket }).S3Objects) left.Add(item);
        Assert.Equal(
            [neighbour, ObjectKeys.ForMail(neighbour, "etag", "received")],
            left.Select(item => item.Key).Where(key => key.Contains(path[..path.IndexOf('/', StringComparison.Ordinal)], StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("/api/photos?limit=0", HttpStatusCode.BadRequest)]
    [InlineData("/api/photos?limit=201", HttpStatusCode.BadRequest)]
    [InlineData("/api/photos?after=no!", HttpStatusCode.BadRequest)]
    [InlineData("/api/photos?state=lost", HttpStatusCode.BadRequest)]
    [InlineData("/api/photos/no!", HttpStatusCode.BadRequest)]
    [InlineData("/api/photos/QVdTLmpwZw", HttpStatusCode.NotFound)]
    [InlineData("/photos/web/QVdTLmpwZw", HttpStatusCode.NotFound)]
    [InlineData("/photos/poster/QVdTLmpwZw", HttpStatusCode.NotFound)]
    [InlineData("/nowhere", HttpStatusCode.NotFound)]
    public async Task every_failure_is_problem_details(string url, HttpStatusCode status)
    {
        using var answer = await studio.Http.GetAsync(url);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    private async Task<List<Photo>> ReadAllAsync(PhotoId? after, int limit)
    {
        var photos = new List<Photo>();
        for (var next = after?.ToString(); ;)
        {
            var page = (await studio.Http.GetFromJsonAsync<PhotoPage>($"/api/photos?limit={limit}{(next is null ? "" : $"&after={next}")}"))!;
            Assert.InRange(page.Photos.Count, 0, limit);
            photos.AddRange(page.Photos);
            if (page.Next is null) return photos;
            next = page.Next;
        }
    }
}
