using ImageStudio.Contracts;
using ImageStudio.Tests.Builders;
using ImageStudio.Tests.Web;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ImageStudio.Tests.Browser;

/// <summary>Every view by axe: by day, by night and on a phone.</summary>
[Collection(BrowserCollection.Name)]
public sealed class AccessibilityTests(StudioServer studio, Chromium chromium)
{
    private const string Letters =
        """[{"queue":"web","count":3,"messages":[{"id":"1","sent":"2026-01-01T00:00:00Z","receives":6,"reason":"It failed.","name":"a.jpg","photoUrl":"/api/photos/a","traceId":"0af7651916cd43dd8448eb211c80319c"}]}]""";

    private const string Busy =
        """{"queues":[{"name":"web","waiting":3,"inFlight":2,"deadLetters":3},{"name":"mobile","waiting":3,"inFlight":0,"deadLetters":0}],"workers":[{"name":"web","state":"working"},{"name":"mobile","state":"stalled"}]}""";

    [AxeFact]
    public async Task axe_objects_to_nothing()
    {
        var photo = await studio.UploadAsync("accessible.jpg", TestPictures.Jpeg(64, 48));
        foreach (var rendition in Rendition.Defaults) await studio.CompleteAsync(photo, rendition, TestPictures.Jpeg(20, 15));
        await studio.FailAsync(await studio.UploadAsync("accessible failure.jpg", TestPictures.Jpeg(64, 48)), Rendition.Web, "It is torn.");
        await using var page = await chromium.OpenAsync(new Uri("about:blank"));
        await page.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await page.Page.RouteAsync("**/api/status", route => route.FulfillAsync(new() { Body = Busy, ContentType = "application/json" }));
        await page.Page.RouteAsync("**/api/dead-letters", route => route.FulfillAsync(new() { Body = Letters, ContentType = "application/json" }));
        await page.Page.GotoAsync(new Uri(studio.Http.BaseAddress!, "/?q=accessible").ToString());
        await page.SeesPictureAsync(photo.Name);

        await EveryViewAsync(page, photo.Name, "by day");
        await page.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await EveryViewAsync(page, photo.Name, "by night");
        await page.Page.SetViewportSizeAsync(390, 844);
        await EveryViewAsync(page, photo.Name, "on a phone");
    }

    private static async Task EveryViewAsync(StudioPage page, string name, string when)
    {
        await page.PickAsync(StudioPage.File("letter.jpg", TestPictures.TextNamedJpg()));
        await page.Tile(name).PressAsync(" ");
        await Expect(page.Page.Locator("#actions")).ToBeVisibleAsync();
        await page.HasNoObjectionsAsync($"gallery {when}");
        await page.Page.Keyboard.PressAsync("Escape");

        await page.Tile(name).PressAsync("Enter");
        await Expect(page.Version("thumbnail")).ToContainTextAsync("40 × 30");
        await page.HasNoObjectionsAsync($"photo {when}");
        await page.Page.Keyboard.PressAsync("Escape");

        await page.Page.Locator("#problems").ClickAsync();
        await Expect(page.Viewer).ToContainTextAsync("It failed.");
        await page.HasNoObjectionsAsync($"problems {when}");
        await page.Page.Keyboard.PressAsync("Escape");

        await page.OpenMenuAsync("Add with a filter…");
        await Expect(page.Viewer).ToBeVisibleAsync();
        await page.HasNoObjectionsAsync($"filters {when}");
        await page.Page.Keyboard.PressAsync("Escape");
    }
}
