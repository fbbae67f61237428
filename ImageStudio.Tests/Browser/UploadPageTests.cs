using System.Text.RegularExpressions;
using ImageStudio.Contracts;
using ImageStudio.Tests.Builders;
using ImageStudio.Tests.Web;
using static Microsoft.Playwright.Assertions;

namespace ImageStudio.Tests.Browser;

[Collection(BrowserCollection.Name)]
public sealed class UploadPageTests(StudioServer studio, Chromium chromium)
{
    // Both ways there are: with a ticket, and through the server.
    private static readonly Regex Sending = new(@"/api/uploads(/tickets|\?)");

    [BrowserFact]
    public async Task ten_photos_appear_with_their_thumbnails_in_two_pages_at_once_without_a_reload()
    {
        await using var mine = await chromium.OpenAsync(studio.Http.BaseAddress!);
        await using var theirs = await chromium.OpenAsync(studio.Http.BaseAddress!);
        await mine.IsLiveAsync();
        await theirs.IsLiveAsync();
        var names = Enumerable.Range(1, 10).Select(i => $"ten {i}.jpg").ToArray();

        await mine.SeesProgressAsync(() => mine.DropAsync(TestPictures.Jpeg(64, 48), names));

        await Expect(mine.Page.Locator("#uploads-summary")).ToHaveTextAsync("10 of 10 uploaded");
        foreach (var name in names) await Expect(theirs.Tile(name)).ToHaveAttributeAsync("data-state", "received");

        var photos = await studio.ListAsync();
        foreach (var photo in photos.Where(photo => names.Contains(photo.Name)))
            foreach (var rendition in Rendition.Defaults) await studio.CompleteAsync(photo, rendition, TestPictures.Jpeg(20, 15));

        foreach (var name in names)
        {
            await mine.SeesPictureAsync(name);
            await theirs.SeesPictureAsync(name);
            await Expect(theirs.Tile(name)).ToHaveAttributeAsync("data-state", "ready");
        }

        mine.HasNoComplaints();
        theirs.HasNoComplaints();
    }

    [BrowserFact]
    public async Task a_photo_can_be_dropped_anywhere()
    {
        await using var page = await chromium.OpenAsync(studio.Http.BaseAddress!);

        await page.DropAsync(TestPictures.Jpeg(64, 48), "dropped.jpg");

        await Expect(page.Tile("dropped.jpg")).ToBeVisibleAsync();
        page.HasNoComplaints();
    }

    [BrowserFact]
    public async Task what_is_no_photo_gets_a_reason_before_anything_is_sent()
    {
        await using var page = await chromium.OpenAsync(studio.Http.BaseAddress!);
        var sent = 0;
        page.Page.Request += (_, request) => sent += request.Method == "POST" ? 1 : 0;

        await page.PickAsync(
            StudioPage.File("letter.jpg", TestPictures.TextNamedJpg()),
            StudioPage.File("nothing.jpg", TestPictures.Empty()),
            StudioPage.File("wall.jpg", new byte[StudioServer.MaxUploadBytes + 1]));

        await Expect(page.Upload("letter.jpg")).ToContainTextAsync("is not a photo that can be read here");
        await Expect(page.Upload("nothing.jpg")).ToContainTextAsync("has no content");
        await Expect(page.Upload("wall.jpg")).ToContainTextAsync("a photo may have up to 256 KB");
        await Expect(page.Page.Locator("#uploads-summary")).ToHaveTextAsync("0 of 3 uploaded, 3 not");
        Assert.Equal(0, sent);
        page.HasNoComplaints();
    }

    [BrowserFact]
    public async Task an_upload_that_was_interrupted_can_be_tried_again()
    {
        await using var page = await chromium.OpenAsync(studio.Http.BaseAddress!);
        await page.IsLiveAsync();
        await page.Page.RouteAsync(Sending, route => route.AbortAsync("connectionreset"));
        await page.PickAsync(StudioPage.File("again.jpg", TestPictures.Jpeg(64, 48)));
        await Expect(page.Upload("again.jpg")).ToContainTextAsync("The connection was interrupted.");

        await page.Page.UnrouteAsync(Sending);
        await page.Page.GetByLabel("Upload again.jpg again").ClickAsync();

        await Expect(page.Tile("again.jpg")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task an_upload_can_be_cancelled()
    {
        await using var page = await chromium.OpenAsync(studio.Http.BaseAddress!);
        await page.Page.RouteAsync(Sending, _ => Task.CompletedTask); // Never answered.
        await page.PickAsync(StudioPage.File("never.jpg", TestPictures.Jpeg(64, 48)));

        await page.Page.GetByLabel("Cancel the upload of never.jpg").ClickAsync();

        await Expect(page.Upload("never.jpg")).ToContainTextAsync("Cancelled");
    }
}
