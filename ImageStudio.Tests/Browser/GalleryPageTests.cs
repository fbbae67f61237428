using ImageStudio.Contracts;
using ImageStudio.Tests.Builders;
using ImageStudio.Tests.Web;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ImageStudio.Tests.Browser;

[Collection(BrowserCollection.Name)]
public sealed class GalleryPageTests(StudioServer studio, Chromium chromium)
{
    private const string Hostile = "<img src=x onerror=document.title='hacked'>.jpg";

    [BrowserFact]
    public async Task a_failure_is_shown_with_its_reason_and_names_are_only_names()
    {
        await using var page = await chromium.OpenAsync(studio.Http.BaseAddress!);
        await page.IsLiveAsync();
        var photo = await studio.UploadAsync(Hostile, TestPictures.Jpeg(64, 48));
        await Expect(page.Tile(Hostile)).ToBeVisibleAsync();

        await studio.FailAsync(photo, Rendition.Thumbnail, $"{Hostile} is torn.");

        await Expect(page.Tile(Hostile)).ToHaveAttributeAsync("data-state", "failed");
        await Expect(page.Tile(Hostile).Locator(".tile-reason")).ToHaveTextAsync($"{Hostile} is torn.");
        await page.Tile(Hostile).ClickAsync();
        await Expect(page.Viewer.GetByRole(AriaRole.Heading, new() { Level = 2 })).ToHaveTextAsync(Hostile);
        Assert.Equal("ImageStudio", await page.Page.TitleAsync());
        page.HasNoComplaints();
    }

    [BrowserFact]
    public async Task photos_are_looked_at_and_deleted_by_keyboard()
    {
        var older = await studio.UploadAsync("keys older.jpg", TestPictures.Jpeg(64, 48));
        var newer = await studio.UploadAsync("keys newer.jpg", TestPictures.Jpeg(64, 48));
        foreach (var photo in new[] { older, newer }) await studio.CompleteAsync(photo, Rendition.Thumbnail, TestPictures.Jpeg(20, 15));
        await using var page = await chromium.OpenAsync(studio.Http.BaseAddress!);
        await page.SeesPictureAsync(newer.Name);
        var isNewerFirst = string.CompareOrdinal(newer.Key, older.Key) < 0;
        var title = page.Viewer.GetByRole(AriaRole.Heading, new() { Level = 2 });

        await page.Tile(newer.Name).PressAsync("Enter");
        await Expect(title).ToHaveTextAsync(newer.Name);
        await Expect(page.Viewer.Locator(".version[data-name=thumbnail]")).ToContainTextAsync("40 × 30");
        await page.Page.Keyboard.PressAsync(isNewerFirst ? "ArrowRight" : "ArrowLeft");
        await Expect(title).ToHaveTextAsync(older.Name);
        await page.Page.Keyboard.PressAsync("Escape");
        await Expect(page.Viewer).ToBeHiddenAsync();
        await Expect(page.Tile(older.Name)).ToBeFocusedAsync();

        await page.Page.Keyboard.PressAsync("Enter");
        await page.Viewer.GetByRole(AriaRole.Button, new() { Name = "Delete" }).PressAsync("Enter");

        await page.Page.Keyboard.PressAsync("Escape");
        await Expect(page.Tile(older.Name)).ToHaveCountAsync(0);
        await Expect(page.Tile(newer.Name)).ToBeVisibleAsync();
        page.HasNoComplaints();
    }

    [BrowserFact]
    public async Task what_another_client_puts_into_the_bucket_is_seen_at_once()
    {
        await using var page = await chromium.OpenAsync(studio.Http.BaseAddress!);
        await page.IsLiveAsync();

        await studio.PutAsync("ingest/Été & Söhne/My photo+1 100%.jpg");

        await Expect(page.Tile("My photo+1 100%.jpg")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task the_link_of_a_mail_opens_its_photo_whatever_its_name()
    {
        const string Key = "ingest/Mails/Ça & là+1 100%.jpg";
        await studio.PutAsync(Key);
        await using var page = await chromium.OpenAsync(new Uri(studio.Http.BaseAddress!, $"/#photo={Uri.EscapeDataString(Key)}"));

        await Expect(page.Viewer.GetByRole(AriaRole.Heading, new() { Level = 2 })).ToHaveTextAsync("Ça & là+1 100%.jpg");
        page.HasNoComplaints();
    }
}
