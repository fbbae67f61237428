using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ImageStudio.Web.Uploads;
using Microsoft.AspNetCore.Mvc;

namespace ImageStudio.Tests.Web.Uploads;

[Collection(StudioCollection.Name)]
public sealed class TicketTests(StudioServer studio)
{
    [Theory]
    [InlineData("image/jpeg", 0, null, HttpStatusCode.BadRequest, "The file is empty")]
    [InlineData("image/jpeg", StudioServer.MaxUploadBytes + 1, null, HttpStatusCode.RequestEntityTooLarge, "The photo is too large")]
    [InlineData("image/svg+xml", 10, null, HttpStatusCode.UnsupportedMediaType, "This is not a photo")]
    [InlineData("image/jpeg", 10, "blur", HttpStatusCode.BadRequest, "There is no such filter")]
    public async Task what_would_be_refused_gets_no_ticket(string type, long size, string? filter, HttpStatusCode status, string title)
    {
        using var answer = await studio.Http.PostAsJsonAsync("/api/uploads/tickets", new TicketRequest("a.jpg", type, size, filter));

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(title, (await StudioServer.ReadAsync<ProblemDetails>(answer)).Title);
    }

    [Fact]
    public async Task the_page_may_send_to_s3_and_is_told_when_it_may_not()
    {
        await using var closed = studio.StartWeb(configure: host => host.UseSetting("Uploads:Direct", "false"));
        using var http = closed.CreateClient();

        Assert.True(await IsDirectAsync(studio.Http));
        Assert.False(await IsDirectAsync(http));
        Assert.Contains($"connect-src 'self' {new Uri(studio.S3.Config.ServiceURL).GetLeftPart(UriPartial.Authority)}", await PolicyAsync(studio.Http), StringComparison.Ordinal);
        Assert.EndsWith("connect-src 'self'", await PolicyAsync(http), StringComparison.Ordinal);
        using var refused = await http.PostAsJsonAsync("/api/uploads/tickets", new TicketRequest("a.jpg", "image/jpeg", 10));
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
    }

    [Fact]
    public async Task tickets_are_for_the_address_at_which_browsers_reach_s3()
    {
        await using var web = studio.StartWeb(configure: host => host.UseSetting("Uploads:BrowserEndpointUrl", "https://photos.example:8443"));
        using var http = web.CreateClient();

        using var answer = await http.PostAsJsonAsync("/api/uploads/tickets", new TicketRequest("a.jpg", "image/jpeg", 10));

        Assert.Equal($"https://photos.example:8443/{StudioServer.Bucket}/", (await StudioServer.ReadAsync<UploadTicket>(answer)).Url);
    }

    private static async Task<bool> IsDirectAsync(HttpClient http) =>
        (await http.GetFromJsonAsync<JsonElement>("/api/uploads/limits")).GetProperty("direct").GetBoolean();

    private static async Task<string> PolicyAsync(HttpClient http)
    {
        using var page = await http.GetAsync("/");
        return Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
    }
}
