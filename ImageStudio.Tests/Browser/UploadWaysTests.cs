using System.Text.RegularExpressions;
using ImageStudio.Contracts;
using ImageStudio.Tests.Builders;
using ImageStudio.Tests.Fixtures;
using ImageStudio.Tests.Web;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ImageStudio.Tests.Browser;

[Collection(BrowserCollection.Name)]
public sealed class UploadWaysTests(StudioServer studio, Chromium chromium)
{
    [BrowserFact]
    public async Task a_filter_is_chosen_with_the_photo_in_view_and_travels_with_it()
    {
        await using var page = await chromium.OpenAsync(studio.Http.BaseAddress!);
        await page.OpenMenuAsync("Add with a filter…");
        var dialog = page.Page.GetByRole(AriaRole.Dialog, new() { Name = "Add photos with a filter" });
        await page.PickAsync(StudioPage.File("filtered.jpg", TestPictures.Jpeg(64, 48)));
        await Expect(dialog.GetByRole(AriaRole.Img)).ToHaveJSPropertyAsync("naturalWidth", 64);

        await dialog.GetByLabel("Colour of the tint").FillAsync("#ff8800");
        await Expect(dialog.GetByRole(AriaRole.Radio, new() { Name = "Tint" })).ToBeCheckedAsync();
        await Expect(dialog.GetByRole(AriaRole.Img)).ToHaveCSSAsync("filter", "url(\"#filter-tint\")");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Upload 1 photo" }).ClickAsync();

        await Expect(page.Tile("filtered.jpg")).ToBeVisibleAsync();
        var photo = (await studio.ListAsync()).Single(each => each.Name == "filtered.jpg");
        Assert.Equal("tint #ff8800", (await studio.S3.GetObjectMetadataAsync(StudioServer.Bucket, photo.Key)).Metadata[UploadMetadata.Filter]);
        page.HasNoComplaints();
    }

    [BrowserFact]
    public async Task a_folder_is_added_with_its_photos_and_what_is_none_is_told_about_once()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(Path.Combine(folder.Path, "in a folder.jpg"), TestPictures.Jpeg(64, 48));
        await File.WriteAllBytesAsync(Path.Combine(folder.Path, "notes.txt"), TestPictures.TextNamedJpg());
        await File.WriteAllBytesAsync(Path.Combine(folder.Path, ".hidden"), [1]);
        await using var page = await chromium.OpenAsync(studio.Http.BaseAddress!);

        await page.Page.SetInputFilesAsync("#folder", folder.Path);

        await Expect(page.Tile("in a folder.jpg")).ToBeVisibleAsync();
        await Expect(page.Page.GetByText("One file of the folder is no photo and was left out.").First).ToBeAttachedAsync();
        await Expect(page.Upload("notes.txt")).ToHaveCountAsync(0);
        page.HasNoComplaints();
    }

    [BrowserFact]
    public async Task photos_go_straight_to_the_storage_or_through_the_server_where_it_is_out_of_reach()
    {
        await using var page = await chromium.OpenAsync(studio.Http.BaseAddress!);
        var through = 0;
        page.Page.Request += (_, request) => through += request.Url.Contains("/api/uploads?", StringComparison.Ordinal) ? 1 : 0;
        await page.PickAsync(StudioPage.File("straight.jpg", TestPictures.Jpeg(64, 48)));
        await Expect(page.Tile("straight.jpg")).ToBeVisibleAsync();
        Assert.Equal(0, through);

        await page.Page.ReloadAsync();
        await page.Page.RouteAsync(new Regex($"/{StudioServer.Bucket}"), route => route.AbortAsync("connectionrefused"));
        await page.PickAsync(StudioPage.File("detour.jpg", TestPictures.Jpeg(64, 48)));
        await Expect(page.Tile("detour.jpg")).ToBeVisibleAsync();
        Assert.Equal(1, through);
        page.HasNoComplaints();
    }

    [BrowserFact]
    public async Task uploads_go_on_by_themselves_when_the_server_is_back()
    {
        await using var page = await chromium.OpenAsync(studio.Http.BaseAddress!);
        await page.Page.RouteAsync("**/api/uploads**", route => route.AbortAsync("connectionrefused"));
        await page.PickAsync(StudioPage.File("patient 1.jpg", TestPictures.Jpeg(64, 48)), StudioPage.File("patient 2.jpg", TestPictures.Jpeg(64, 48)));
        await Expect(page.Page.Locator("#uploads-rate")).ToHaveTextAsync("Waiting for the connection");

        await page.Page.UnrouteAsync("**/api/uploads**");
        await page.Page.EvaluateAsync("dispatchEvent(new Event('online'))");

        await Expect(page.Tile("patient 1.jpg")).ToBeVisibleAsync();
        await Expect(page.Tile("patient 2.jpg")).ToBeVisibleAsync();
        page.HasNoComplaints();
    }
}
