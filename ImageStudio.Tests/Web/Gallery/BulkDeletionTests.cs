using System.Net;
using System.Net.Http.Json;
using ImageStudio.Tests.Builders;
using ImageStudio.Web.Gallery;

namespace ImageStudio.Tests.Web.Gallery;

[Collection(StudioCollection.Name)]
public sealed class BulkDeletionTests(StudioServer studio)
{
    [Fact]
    public async Task many_are_deleted_at_once_and_each_is_told_about()
    {
        var first = await studio.UploadAsync("bulk 1.jpg", TestPictures.Jpeg(40, 30));
        var second = await studio.UploadAsync("bulk 2.jpg", TestPictures.Jpeg(40, 30));

        using var answer = await studio.Http.PostAsJsonAsync("/api/photos/delete", new DeletionRequest([first.Id, "../no!", second.Id]));

        var results = (await StudioServer.ReadAsync<DeletionResults>(answer)).Results;
        Assert.Equal([(first.Id, true), ("../no!", false), (second.Id, true)], results.Select(result => (result.Id, result.Deleted)));
        Assert.NotNull(results[1].Problem);
        foreach (var photo in new[] { first, second }) Assert.Equal(HttpStatusCode.NotFound, (await studio.Http.GetAsync(photo.Url)).StatusCode);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(201)]
    public async Task neither_none_nor_too_many_are_deleted(int count)
    {
        using var answer = await studio.Http.PostAsJsonAsync("/api/photos/delete", new DeletionRequest([.. Enumerable.Range(0, count).Select(i => $"{i}")]));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }
}
