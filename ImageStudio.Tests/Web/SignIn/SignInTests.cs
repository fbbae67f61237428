using System.Net;
using System.Net.Http.Json;
using ImageStudio.Contracts;
using ImageStudio.Tests.Builders;
using ImageStudio.Tests.Web.DeadLetters;
using ImageStudio.Tests.Workers.Fakes;
using ImageStudio.Web.DeadLetters;
using ImageStudio.Web.Gallery;
using ImageStudio.Web.Uploads;
using Microsoft.AspNetCore.Mvc;

namespace ImageStudio.Tests.Web.SignIn;

[Collection(StudioCollection.Name)]
public sealed class SignInTests(StudioServer studio, SignInStudio signIn) : IClassFixture<SignInStudio>
{
    [Theory]
    [InlineData("GET", "/api/photos")]
    [InlineData("GET", "/api/live")]
    [InlineData("GET", "/api/status")]
    [InlineData("GET", "/api/dead-letters")]
    [InlineData("GET", "/api/uploads/limits")]
    [InlineData("GET", "/photos/original/QVdTLmpwZw")]
    [InlineData("POST", "/api/uploads?name=a.jpg")]
    [InlineData("POST", "/api/photos/zip")]
    public async Task who_is_not_signed_in_gets_nothing_but_the_way_to_sign_in(string method, string url)
    {
        using var browser = Browse();
        using var answer = await browser.Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), url));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("You are not signed in", (await StudioServer.ReadAsync<ProblemDetails>(answer)).Title);
        Assert.Equal((true, false, "/sign-in"), await browser.MeAsync() is var me ? (me.Required, me.SignedIn, me.SignInUrl) : default);
        foreach (var open in new[] { "/", "/health", "/alive" }) Assert.Equal(HttpStatusCode.OK, (await browser.Http.GetAsync(open)).StatusCode);
    }

    [Fact]
    public async Task signing_in_leads_there_and_back_with_pkce_and_signing_out_ends_it()
    {
        using var browser = Browse();
        signIn.Provider.User = "ada";

        Assert.Equal("/?view=42", await browser.SignInAsync("/?view=42"));

        Assert.Equal(("S256", 43), (signIn.Provider.Asked!["code_challenge_method"].ToString(), signIn.Provider.Asked["code_challenge"].ToString().Length));
        var me = await browser.MeAsync();
        Assert.Equal((true, "Ada", "/sign-out"), (me.SignedIn, me.Name, me.SignOutUrl));
        var cookie = Assert.Single(browser.Cookies.GetCookies(browser.Http.BaseAddress!), cookie => cookie.Name == "imagestudio");
        Assert.True(cookie.HttpOnly);
        Assert.Equal(HttpStatusCode.OK, (await browser.Http.GetAsync("/api/photos")).StatusCode);

        using var signedOut = await browser.Http.PostAsync("/sign-out", null);
        Assert.Equal("/", signedOut.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.Http.GetAsync("/api/photos")).StatusCode);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    public async Task signing_in_leads_nowhere_else(string returnUrl)
    {
        using var browser = Browse();

        Assert.Equal("/", await browser.SignInAsync(returnUrl));
    }

    [Fact]
    public async Task an_answer_that_nobody_asked_for_signs_nobody_in()
    {
        using var browser = Browse();
        using var stranger = Browse();
        using var challenge = await stranger.Http.GetAsync("/sign-in");
        using var provider = await stranger.Http.GetAsync(challenge.Headers.Location);

        // Somebody else's code and state: https://www.rfc-editor.org/rfc/rfc6749#section-10.12
        using var answer = await browser.Http.GetAsync(provider.Headers.Location);

        Assert.Equal("/?sign-in=failed", answer.Headers.Location?.ToString());
        Assert.False((await browser.MeAsync()).SignedIn);
    }

    [Fact]
    public void an_address_that_others_reach_is_not_opened_without_signing_in()
    {
        var fault = Assert.ThrowsAny<Exception>(() => studio.StartWeb(address: IPAddress.Any));

        Assert.Contains("SignIn:AllowAnonymous=true", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task each_user_has_photos_of_their_own()
    {
        using var carol = await SignInAsync("carol");
        using var dave = await SignInAsync("dave");
        using var added = await carol.PostAsync("/api/uploads?name=mine.jpg", new ByteArrayContent(TestPictures.Jpeg(40, 30)));
        var photo = await StudioServer.ReadAsync<Photo>(added);
        using var asked = await carol.PostAsJsonAsync("/api/uploads/tickets", new TicketRequest("direct.jpg", "image/jpeg", 10));
        var ticket = await StudioServer.ReadAsync<UploadTicket>(asked);
        await studio.CompleteAsync(photo, Rendition.Thumbnail, TestPictures.Jpeg(20, 15));

        Assert.Matches("^ingest/u[0-9a-f]{32}/[0-9a-z]{16}/mine.jpg$", photo.Key);
        Assert.StartsWith(photo.Key[..41], ticket.Fields["key"], StringComparison.Ordinal);
        Assert.Equal([photo.Id], (await carol.GetFromJsonAsync<PhotoPage>("/api/photos"))!.Photos.Select(each => each.Id));
        Assert.Empty((await dave.GetFromJsonAsync<PhotoPage>("/api/photos"))!.Photos);
        await Eventually.TrueAsync(async () => (await carol.GetFromJsonAsync<PhotoPage>("/api/photos?q=mine"))!.Photos.Count == 1, "its owner finds it");
        Assert.Empty((await dave.GetFromJsonAsync<PhotoPage>("/api/photos?q=mine"))!.Photos);
        foreach (var url in new[] { photo.Url, $"{photo.Url}/journey", photo.OriginalUrl, $"/photos/thumbnail/{photo.Id}" })
        {
            Assert.Equal(HttpStatusCode.OK, (await carol.GetAsync(url)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await dave.GetAsync(url)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await dave.PostAsync($"{photo.Url}/links", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await dave.PostAsync("/api/photos/zip", new FormUrlEncodedContent([new("ids", photo.Id)]))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await dave.DeleteAsync(photo.Url)).StatusCode);
        using var tried = await dave.PostAsJsonAsync("/api/photos/delete", new DeletionRequest([photo.Id]));
        Assert.False(Assert.Single((await StudioServer.ReadAsync<DeletionResults>(tried)).Results).Deleted);
        Assert.Equal(HttpStatusCode.OK, (await carol.GetAsync(photo.Url)).StatusCode);
    }

    [Fact]
    public async Task each_user_hears_of_their_own_photos()
    {
        using var ada = await SignInAsync("ada");
        using var bob = await SignInAsync("bob");
        await using var adasPage = await LivePage.OpenAsync(ada);
        await using var bobsPage = await LivePage.OpenAsync(bob);

        var adas = await UploadAsync(ada, "heard by ada.jpg");
        var bobs = await UploadAsync(bob, "heard by bob.jpg");

        Assert.Equal(adas.Id, (await adasPage.NextAsync("received")).Id);
        Assert.Equal(bobs.Id, (await bobsPage.NextAsync("received")).Id);
    }

    [Fact]
    public async Task each_user_sees_and_handles_dead_letters_of_their_own_photos()
    {
        var dead = await DeadLetterStudio.StartAsync(studio, configure: signIn.Provider.Configure);
        using var ada = await SignInAsync("ada", dead.Http.BaseAddress);
        using var bob = await SignInAsync("bob", dead.Http.BaseAddress);
        var photo = await UploadAsync(ada, "dead.jpg");
        var id = await dead.KillAsync("Thumbnail", Bodies.Of(new S3Event("ObjectCreated:Put", StudioServer.Bucket, photo.Key, "e", "", 1, default)));
        await dead.KillAsync("Thumbnail", "nobody's");

        Assert.Equal((1, 0), (await CountAsync(ada), await CountAsync(bob)));
        Assert.Equal(id, Assert.Single((await ListAsync(ada)).Messages).Id);
        Assert.Empty((await ListAsync(bob)).Messages);
        Assert.Equal(HttpStatusCode.NotFound, (await bob.DeleteAsync($"/api/dead-letters/thumbnail/{id}")).StatusCode);
        Assert.Equal(0, await RedriveAsync(bob));
        Assert.Equal(1, await RedriveAsync(ada));
        Assert.Equal(0, await CountAsync(ada));

        static async Task<int> CountAsync(HttpClient http) => (await http.GetFromJsonAsync<DeadLetterCount[]>("/api/dead-letters/count"))!.Sum(queue => queue.Count);
        static async Task<DeadLetterList> ListAsync(HttpClient http) => (await http.GetFromJsonAsync<DeadLetterList[]>("/api/dead-letters"))!.Single(list => list.Queue == "thumbnail");
        static async Task<int> RedriveAsync(HttpClient http) => (await StudioServer.ReadAsync<Redriven>(await http.PostAsync("/api/dead-letters/thumbnail/redrive", null))).Messages;
    }

    private static async Task<Photo> UploadAsync(HttpClient http, string name)
    {
        using var added = await http.PostAsync($"/api/uploads?name={Uri.EscapeDataString(name)}", new ByteArrayContent(TestPictures.Jpeg(40, 30)));
        return await StudioServer.ReadAsync<Photo>(added);
    }

    private SignedInBrowser Browse(Uri? web = null) => new(web ?? signIn.Url);

    private async Task<HttpClient> SignInAsync(string user, Uri? web = null)
    {
        signIn.Provider.User = user;
        var browser = Browse(web);
        await browser.SignInAsync();
        return browser.Http;
    }
}
