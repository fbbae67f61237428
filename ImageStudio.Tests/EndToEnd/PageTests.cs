using Aspire.Hosting.Testing;
using ImageStudio.Tests.Browser;
using ImageStudio.Tests.Builders;
using ImageStudio.Tests.Fixtures;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;
using ResourceNames = ImageStudio.AppHost.ResourceNames;

namespace ImageStudio.Tests.EndToEnd;

/// <summary>The page of the whole system, in a browser, with real workers.</summary>
[Collection(OnMortal.Name)]
public sealed class PageTests(MortalStudio mortal, Chromium chromium) : IClassFixture<Chromium>
{
    private const int Patience = 60_000;

    private Uri Web => mortal.App.GetEndpoint(ResourceNames.Web, "http");

    [BrowserFact]
    public async Task Ten_photos_that_are_dropped_show_their_thumbnails_in_two_pages_without_a_reload()
    {
        await using var mine = await chromium.OpenAsync(Web);
        await using var theirs = await chromium.OpenAsync(Web);
        await mine.IsLiveAsync();
        await theirs.IsLiveAsync();
        var photos = Photos();

        await mine.SeesProgressAsync(() => mine.DropAsync(photos));

        await Expect(mine.Page.Locator("#uploads-summary")).ToHaveTextAsync("10 of 10 uploaded", new() { Timeout = Patience });
        foreach (var photo in photos)
        {
            foreach (var page in new[] { mine, theirs })
            {
                await Expect(page.Tile(photo.Name)).ToHaveAttributeAsync("data-state", "ready", new() { Timeout = Patience });
                await Expect(page.Picture(photo.Name)).ToHaveJSPropertyAsync("complete", true);
            }
        }

        mine.HasNoComplaints();
        theirs.HasNoComplaints();
    }

    private static FilePayload[] Photos()
    {
        var real = SharedImages.WhyNot is null ? Directory.GetFiles(Path.GetDirectoryName(SharedImages.PathOf("photos", "sample.jpg"))!, "*.jpg").Order(StringComparer.Ordinal).Take(10).ToArray() : [];
        return [.. Enumerable.Range(0, 10).Select(i => i < real.Length
            ? StudioPage.File(Path.GetFileName(real[i]), File.ReadAllBytes(real[i]))
            : StudioPage.File($"Drawn {i}.jpg", TestPictures.Jpeg(600 + i, 400)))];
    }
}
