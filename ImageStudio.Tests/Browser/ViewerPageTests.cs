using ImageStudio.Contracts;
using ImageStudio.Tests.Builders;
using ImageStudio.Tests.Web;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ImageStudio.Tests.Browser;

[Collection(BrowserCollection.Name)]
public sealed class ViewerPageTests(StudioServer studio, Chromium chromium)
{
    [BrowserFact]
    public async Task a_photo_is_compared_with_its_versions_and_shared_by_a_link_that_anybody_can_open()
    {
        var picture = TestPictures.Jpeg(64, 48);
        var photo = await studio.UploadAsync("compared.jpg", picture);
        foreach (var rendition in Rendition.Defaults) await studio.CompleteAsync(photo, rendition, TestPictures.Jpeg(20, 15));
        await using var page = await chromium.OpenAsync(studio.Http.BaseAddress!, new() { Permissions = ["clipboard-read", "clipboard-write"] });
        await page.Tile(photo.Name).ClickAsync();

        var pictures = page.Viewer.Locator(".viewer-picture");
        await Expect(pictures).ToHaveCountAsync(1);
        await Expect(pictures).ToHaveJSPropertyAsync("naturalWidth", 20);
        await Expect(page.Version("web")).ToContainTextAsync("40 × 30");
        await Expect(page.Version("web")).ToContainTextAsync("−");
        await page.Viewer.GetByRole(AriaRole.Button, new() { Name = "Compare with the original" }).ClickAsync();
        await Expect(pictures).ToHaveCountAsync(2);
        await Expect(pictures.First).ToHaveJSPropertyAsync("naturalWidth", 64);
        await Expect(page.Version("original")).ToContainTextAsync("64 × 48");
        await Expect(page.Viewer.GetByText("The photo has arrived and is safe.")).ToBeVisibleAsync();

        await page.Viewer.GetByLabel("Copy a link: Original").ClickAsync();
        await Expect(page.Viewer.Locator(".sharing")).ToContainTextAsync("The link is copied.");
        var link = await page.Page.EvaluateAsync<string>("navigator.clipboard.readText()");
        using var anybody = new HttpClient();
        Assert.Equal(picture, await anybody.GetByteArrayAsync(link));
        page.HasNoComplaints();
    }

    [BrowserFact]
    public async Task a_finger_turns_the_page()
    {
        var older = await studio.UploadAsync("swiped older.jpg", TestPictures.Jpeg(64, 48));
        var newer = await studio.UploadAsync("swiped newer.jpg", TestPictures.Jpeg(64, 48));
        var (first, second) = string.CompareOrdinal(newer.Key, older.Key) < 0 ? (newer, older) : (older, newer);
        await using var page = await chromium.OpenAsync(new Uri(studio.Http.BaseAddress!, "/?q=swiped"), new() { ViewportSize = new() { Width = 390, Height = 844 }, HasTouch = true });
        await page.Page.Locator(".tile").First.TapAsync();
        await Expect(page.Viewer.GetByRole(AriaRole.Heading, new() { Level = 2 })).ToHaveTextAsync(first.Name);

        await page.Page.EvaluateAsync(
            """
            const stage = document.querySelector('.viewer-stage');
            const point = (type, x) => stage.dispatchEvent(new PointerEvent(type, { pointerType: 'touch', isPrimary: true, clientX: x, clientY: 200, bubbles: true }));
            point('pointerdown', 300);
            point('pointerup', 120);
            """);

        await Expect(page.Viewer.GetByRole(AriaRole.Heading, new() { Level = 2 })).ToHaveTextAsync(second.Name);
        page.HasNoComplaints();
    }
}
