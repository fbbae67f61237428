using System.IO.Compression;
using ImageStudio.Tests.Builders;
using ImageStudio.Tests.Web;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ImageStudio.Tests.Browser;

[Collection(BrowserCollection.Name)]
public sealed class SelectionPageTests(StudioServer studio, Chromium chromium)
{
    [BrowserFact]
    public async Task photos_that_are_chosen_are_downloaded_one_as_it_is_and_several_as_a_zip()
    {
        var picture = TestPictures.Jpeg(64, 48);
        foreach (var i in Enumerable.Range(1, 3)) await studio.UploadAsync($"chosen {i}.jpg", picture);
        await using var page = await chromium.OpenAsync(new Uri(studio.Http.BaseAddress!, "/?q=chosen"));
        await Expect(page.Page.Locator("#count")).ToHaveTextAsync("3 photos");

        await page.Page.Locator(".tile").First.PressAsync(" ");
        Assert.Equal(picture, await File.ReadAllBytesAsync(await DownloadAsync(page)));

        await page.Page.Locator(".tile").Nth(2).ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await Expect(page.Page.Locator("#actions-count")).ToHaveTextAsync("3 selected");
        await using var zip = await ZipFile.OpenReadAsync(await DownloadAsync(page));
        Assert.Equal(["chosen 1.jpg", "chosen 2.jpg", "chosen 3.jpg"], zip.Entries.Select(entry => entry.Name).Order(StringComparer.Ordinal));
        page.HasNoComplaints();
    }

    // The zip comes through a tab of its own, which the browser closes at once.
    private static async Task<string> DownloadAsync(StudioPage page)
    {
        var download = new TaskCompletionSource<IDownload>(TaskCreationOptions.RunContinuationsAsynchronously);
        page.Page.Download += (_, got) => download.TrySetResult(got);
        page.Page.Popup += (_, tab) => tab.Download += (_, got) => download.TrySetResult(got);
        await page.Page.Locator("#actions-download").ClickAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "As uploaded" }).ClickAsync();
        return await (await download.Task.WaitAsync(TimeSpan.FromSeconds(20))).PathAsync();
    }
}
