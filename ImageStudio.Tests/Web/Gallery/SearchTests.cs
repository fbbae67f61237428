using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Amazon.S3.Model;
using ImageStudio.Contracts;
using ImageStudio.Tests.Builders;
using ImageStudio.Tests.Workers.Fakes;
using ImageStudio.Web.Gallery;
using ImageStudio.Web.Gallery.Index;
using Microsoft.Extensions.DependencyInjection;

namespace ImageStudio.Tests.Web.Gallery;

[Collection(StudioCollection.Name)]
public sealed class SearchTests(StudioServer studio)
{
    [Fact]
    public async Task photos_are_found_by_name_and_state_alike_from_the_index_and_from_the_bucket()
    {
        var ready = await studio.UploadAsync("Search Garten ÉTÉ one.jpg", TestPictures.Jpeg(40, 30));
        foreach (var rendition in Rendition.Defaults) await studio.CompleteAsync(ready, rendition, TestPictures.Jpeg(20, 15));
        var failed = await studio.UploadAsync("search garten two.jpg", TestPictures.Jpeg(40, 30));
        await studio.FailAsync(failed, Rendition.Web, "It is torn.");
        var pending = await studio.UploadAsync("search Haus three.jpg", TestPictures.Jpeg(40, 30));
        await studio.CompleteAsync(pending, Rendition.Thumbnail, TestPictures.Jpeg(20, 15));

        await using var plain = studio.StartWeb(configure: host => host.UseSetting("Gallery:IndexMostPhotos", "0"));
        await using var indexed = studio.StartWeb();
        await TrustedAsync(indexed.Services);
        foreach (var http in new[] { plain.CreateClient(), indexed.CreateClient() })
        {
            Assert.Equal([failed.Id, ready.Id], await FindAsync(http, "q=GARTEN search"));
            Assert.Equal([ready.Id], await FindAsync(http, "q=été garten"));
            Assert.Equal([ready.Id], await FindAsync(http, "q=search&state=ready"));
            Assert.Equal([failed.Id], await FindAsync(http, "q=search&state=failed"));
            Assert.Equal([pending.Id], await FindAsync(http, "q=search&state=pending"));
            Assert.Empty(await FindAsync(http, "q=search nothing"));
            var shown = Assert.Single((await http.GetFromJsonAsync<PhotoPage>("/api/photos?q=search&state=failed"))!.Photos);
            Assert.Equal([new PhotoFailure("web", "It is torn.")], shown.Failures);
        }
    }

    [Fact]
    public async Task the_index_hears_what_becomes_of_a_photo()
    {
        await using var web = studio.StartWeb();
        await TrustedAsync(web.Services);
        using var http = web.CreateClient();

        var photo = await studio.UploadAsync("announced indexed.jpg", TestPictures.Jpeg(40, 30));
        await Eventually.TrueAsync(async () => (await FindAsync(http, "q=announced&state=pending")).SequenceEqual([photo.Id]), "the upload is found");
        foreach (var rendition in Rendition.Defaults) await studio.CompleteAsync(photo, rendition, TestPictures.Jpeg(20, 15));
        await Eventually.TrueAsync(async () => (await FindAsync(http, "q=announced&state=ready")).SequenceEqual([photo.Id]), "its renditions are known");
        await http.DeleteAsync(photo.Url);
        await Eventually.TrueAsync(async () => (await FindAsync(http, "q=announced")).Count == 0, "it is gone");
    }

    [Fact]
    public async Task what_nobody_announced_is_found_after_the_next_look_at_the_bucket()
    {
        await using var web = studio.StartWeb();
        await TrustedAsync(web.Services);
        using var http = web.CreateClient();
        await studio.S3.PutBucketNotificationAsync(new PutBucketNotificationRequest { BucketName = StudioServer.Bucket });
        try
        {
            await studio.PutAsync("ingest/unannounced.jpg");
            Assert.Empty(await FindAsync(http, "q=unannounced"));
            web.Services.GetRequiredService<PhotoIndex>().Distrust();
            Assert.Single(await FindAsync(http, "q=unannounced"));
        }
        finally
        {
            await studio.AnnounceUploadsAsync();
            await studio.S3.DeleteObjectAsync(StudioServer.Bucket, "ingest/unannounced.jpg");
        }
    }

    [Fact]
    public async Task an_answer_that_the_browser_has_is_not_sent_again()
    {
        var photo = await studio.UploadAsync("conditional.jpg", TestPictures.Jpeg(40, 30));
        foreach (var url in new[] { "/api/photos?limit=1", photo.Url })
        {
            using var first = await studio.Http.GetAsync(url);
            Assert.True(first.Headers.CacheControl is { Private: true, NoCache: true });
            Assert.Equal(HttpStatusCode.NotModified, (await AskAgainAsync(url, first.Headers.ETag!)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await AskAgainAsync(url, new EntityTagHeaderValue("\"other\"", isWeak: true))).StatusCode);
        }
    }

    [Fact]
    public async Task the_first_part_says_how_many_there_are()
    {
        await using var web = studio.StartWeb();
        await TrustedAsync(web.Services);
        using var http = web.CreateClient();
        var total = (await http.GetFromJsonAsync<PhotoPage>("/api/photos?limit=1"))!.Total;

        await studio.UploadAsync("counted.jpg", TestPictures.Jpeg(40, 30));

        await Eventually.TrueAsync(async () => (await http.GetFromJsonAsync<PhotoPage>("/api/photos?limit=1"))!.Total == total + 1, "the upload is counted");
        var page = (await http.GetFromJsonAsync<PhotoPage>("/api/photos?q=jpg&limit=1"))!;
        Assert.NotNull(page.Next);
        Assert.Null((await http.GetFromJsonAsync<PhotoPage>($"/api/photos?q=jpg&limit=1&after={page.Next}"))!.Total);
    }

    private static Task TrustedAsync(IServiceProvider services) => Eventually.TrueAsync(() => services.GetRequiredService<PhotoIndex>().IsTrusted, "the index is built");

    private static async Task<IReadOnlyList<string>> FindAsync(HttpClient http, string query)
    {
        var found = new List<string>();
        for (string? next = null; ;)
        {
            var page = (await http.GetFromJsonAsync<PhotoPage>($"/api/photos?limit=2&{query}{(next is null ? "" : $"&after={next}")}"))!;
            found.AddRange(page.Photos.Select(photo => photo.Id));
            if (page.Next is null) return found;
            next = page.Next;
        }
    }

    private async Task<HttpResponseMessage> AskAgainAsync(string url, EntityTagHeaderValue tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.IfNoneMatch.Add(tag);
        return await studio.Http.SendAsync(request);
    }
}
