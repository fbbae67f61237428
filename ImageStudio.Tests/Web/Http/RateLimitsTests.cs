using System.Net;
using System.Net.Sockets;
using System.Text;
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
        // Only the announcement is sent: who sends on while the server has answered and gone may not get to read the answer.
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20), TimeProvider.System);
        using var client = new TcpClient();
        await client.ConnectAsync(studio.Http.BaseAddress!.Host, studio.Http.BaseAddress.Port, deadline.Token);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes("POST /api/photos/delete HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1048577\r\n\r\n"), deadline.Token);

        using var answer = new StreamReader(stream);
        Assert.StartsWith("HTTP/1.1 413 ", await answer.ReadLineAsync(deadline.Token), StringComparison.Ordinal);
        var type = "";
        for (var line = "-"; line is { Length: > 0 }; line = await answer.ReadLineAsync(deadline.Token))
            if (line.StartsWith("Content-Type: ", StringComparison.Ordinal)) type = line;
        Assert.Equal("Content-Type: application/problem+json", type);
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient http, string url) => http.PostAsync(url, new ByteArrayContent(TestPictures.Jpeg(8, 8)));
}
