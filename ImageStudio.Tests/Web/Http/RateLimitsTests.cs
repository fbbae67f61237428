using System.Net;
using ImageStudio.Tests.Builders;
using Microsoft.AspNetCore.Mvc;

namespace ImageStudio.Tests.Web.Http;

[Collection(StudioCollection.Name)]
public sealed class RateLimitsTests(StudioServer studio)
{
    [Fact]
    public async Task who_is_too_fast_hears_when_to_go_on_and_may_look_meanwhile()
    {
        await using var web = studio.StartWeb(configure: host =>
        {
            host.UseSetting("RateLimits:UploadsPerMinute", "1");
            host.UseSetting("RateLimits:ChangesPerMinute", "1");
        });
        using var http = web.CreateClient();

        foreach (var (url, first) in new[] { ("/api/uploads?name=a.jpg", HttpStatusCode.Created), ("/api/photos/QVdTLmpwZw/links", HttpStatusCode.NotFound) })
        {
            Assert.Equal(first, (await PostAsync(http, url)).StatusCode);
            using var refused = await PostAsync(http, url);
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
            Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
            Assert.Equal("That was too fast", (await StudioServer.ReadAsync<ProblemDetails>(refused)).Title);
        }

        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/api/photos")).StatusCode);
    }

    [Fact]
    public async Task only_a_photo_may_be_large()
    {
        using var answer = await studio.Http.PostAsync("/api/photos/delete", new StringContent(new string(' ', 1024 * 1024 + 1), System.Text.Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient http, string url) => http.PostAsync(url, new ByteArrayContent(TestPictures.Jpeg(8, 8)));
}
