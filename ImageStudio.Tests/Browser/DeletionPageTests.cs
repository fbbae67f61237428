using ImageStudio.Contracts;
using ImageStudio.Tests.Builders;
using ImageStudio.Tests.Web;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ImageStudio.Tests.Browser;

[Collection(BrowserCollection.Name)]
public sealed class DeletionPageTests(StudioServer studio, Chromium chromium)
{
    [BrowserFact]
    public async Task what_is_deleted_can_be_brought_back_and_is_gone_once_that_is_over()
    {
        var names = await UploadAsync("undo", 3);
        await using var page = await chromium.OpenAsync(studio.Http.BaseAddress!);
        var told = 0;
        page.Page.Request += (_, request) => told += request.Url.EndsWith("/delete", StringComparison.Ordinal) || request.Method == "DELETE" ? 1 : 0;

        await ChooseAllAsync(page, "undo");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        foreach (var name in names) await Expect(page.Tile(name)).ToHaveCountAsync(0);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        foreach (var name in names) await Expect(page.Tile(name)).ToBeVisibleAsync();
        Assert.Equal(0, told);

        await page.Tile(names[0]).PressAsync("Delete");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Dismiss" }).ClickAsync();
        await Expect(page.Tile(names[0])).ToHaveCountAsync(0);
        await page.Page.ReloadAsync();
        await Expect(page.Tile(names[1])).ToBeVisibleAsync();
        await Expect(page.Tile(names[0])).ToHaveCountAsync(0);
        page.HasNoComplaints();
    }

    [BrowserFact]
    public async Task whoever_leaves_the_page_has_deleted()
    {
        var names = await UploadAsync("leaving", 2);
        await using var page = await chromium.OpenAsync(studio.Http.BaseAddress!);
        await page.Tile(names[0]).PressAsync("Delete");
        await Expect(page.Tile(names[0])).ToHaveCountAsync(0);
        await page.Page.GotoAsync("about:blank");

        await using var another = await chromium.OpenAsync(studio.Http.BaseAddress!);
        await Expect(another.Tile(names[1])).ToBeVisibleAsync();
        await Expect(another.Tile(names[0])).ToHaveCountAsync(0);
    }

    private async Task<string[]> UploadAsync(string what, int count)
    {
        var names = Enumerable.Range(1, count).Select(i => $"{what} {i}.jpg").ToArray();
        foreach (var name in names) await studio.CompleteAsync(await studio.UploadAsync(name, TestPictures.Jpeg(64, 48)), Rendition.Thumbnail, TestPictures.Jpeg(20, 15));
        return names;
    }

    private static async Task ChooseAllAsync(StudioPage page, string search)
    {
        await page.Page.GetByRole(AriaRole.Searchbox).FillAsync(search);
        await Expect(page.Page.Locator("#count")).ToHaveTextAsync("3 photos");
        await page.Page.Locator(".tile").First.PressAsync("Control+a");
        await Expect(page.Page.Locator("#actions-count")).ToHaveTextAsync("3 selected");
    }
}
