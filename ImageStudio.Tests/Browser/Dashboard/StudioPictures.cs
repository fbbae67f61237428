using Aspire.Hosting;
using Aspire.Hosting.Testing;
using ImageStudio.Tests.Builders;
using ImageStudio.Tests.EndToEnd;
using ImageStudio.Tests.Fixtures;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;
using ResourceNames = ImageStudio.AppHost.ResourceNames;

namespace ImageStudio.Tests.Browser.Dashboard;

/// <summary>Takes the pictures of the page for the documentation.</summary>
internal sealed class StudioPictures(Chromium chromium, DistributedApplication app, StudioDriver studio)
{
    private const string Stuck = "Night train.jpg";

    // Of the shared photos, by what is to be seen on them, newest last.
    private static readonly (string Name, string File)[] Shared =
    [
        ("Autumn.jpg", "IMG_2301.jpg"), ("Sculpture.jpg", "IMG_2446.jpg"), ("Wild River.jpg", "IMG_2525.jpg"), ("The ring.jpg", "IMG_2565.jpg"), ("Paper lamp.jpg", "DSCN0533.JPG"), ("Boa.jpg", "IMG_2325.jpg"),
        ("Mountain.jpg", "IMG_2443.jpg"), ("Space Needle.jpg", "IMG_2445.jpg"), ("Flamingo.jpg", "IMG_2351.jpg"), ("Waterfall.jpg", "IMG_2734.jpg"), ("Jaguar.jpg", "IMG_2317.jpg"),
    ];

    private static readonly string[] Painted = ["Morning haze.jpg", "Towards the pass.jpg", "Last light.jpg", "Above the lake.jpg", "First snow.jpg", "Long way home.jpg", "Quiet valley.jpg"];

    private static readonly ViewportSize Desktop = new() { Width = 1440, Height = 900 };

    public async Task TakeAsync()
    {
        var photos = Photos();
        foreach (var (name, content) in photos[..^1]) await studio.ReadyAsync(await studio.UploadAsync(name, content));
        await studio.FailedAsync(await studio.UploadAsync("Half a photo.jpg", TestPictures.TruncatedJpeg()));
        await studio.ReadyAsync(await studio.UploadAsync(photos[^1].Name, photos[^1].Content));

        await TakeAsync("gallery", new() { ViewportSize = Desktop }, NothingAsync);
        await TakeAsync("gallery-dark", new() { ViewportSize = Desktop, ColorScheme = ColorScheme.Dark }, NothingAsync);
        await TakeAsync("gallery-phone", new() { ViewportSize = new() { Width = 390, Height = 844 }, DeviceScaleFactor = 2, IsMobile = true, HasTouch = true }, NothingAsync);
        await TakeAsync("photo", new() { ViewportSize = Desktop }, async page =>
        {
            await page.Tile(photos[^2].Name).ClickAsync();
            await Expect(page.Viewer.GetByText("A mail said that all versions are ready.")).ToBeAttachedAsync();
            await Expect(page.Viewer.Locator(".viewer-picture")).Not.ToHaveJSPropertyAsync("naturalWidth", 0);
        });
        await TakeAsync("upload", new() { ViewportSize = Desktop }, page => ChooseFilterAsync(page, photos));
        await GiveUpAsync(photos[0].Content);
        await TakeAsync("problems", new() { ViewportSize = Desktop }, async page =>
        {
            await page.Page.Locator("#problems").ClickAsync();
            await Expect(page.Viewer).ToContainTextAsync(Stuck);
        });
    }

    private static (string Name, byte[] Content)[] Photos() =>
    [
        .. Painted.Select((name, seed) => (name, Landscapes.Jpeg(900, 900, seed))),
        .. Shared.Where(_ => SharedImages.WhyNot is null).Select(photo => (photo.Name, File.ReadAllBytes(SharedImages.PathOf("photos", photo.File)))),
    ];

    private static Task NothingAsync(StudioPage page) => Task.CompletedTask;

    private static async Task ChooseFilterAsync(StudioPage page, (string Name, byte[] Content)[] photos)
    {
        await page.OpenMenuAsync("Add with a filter…");
        await page.PickAsync([.. photos[^5..].Reverse().Select(photo => StudioPage.File(photo.Name, photo.Content))]);
        await page.Viewer.GetByRole(AriaRole.Radio, new() { Name = "Sepia" }).CheckAsync(new() { Force = true });
        await Expect(page.Viewer.Locator(".filter-preview")).ToHaveCSSAsync("filter", "url(\"#filter-sepia\")");
    }

    // What a worker leaves behind that dies of a photo each time.
    private async Task GiveUpAsync(byte[] photo)
    {
        await studio.StopAsync(ResourceNames.MobileWorker);
        await studio.UploadAsync(Stuck, photo);
        await studio.GiveUpAsync("mobile");
    }

    private async Task TakeAsync(string name, BrowserNewContextOptions options, Func<StudioPage, Task> prepare)
    {
        await using var page = await chromium.OpenAsync(app.GetEndpoint(ResourceNames.Web, "http"), options);
        await page.IsLiveAsync();
        await Expect(page.Page.Locator(".tile.has-picture").Nth(5)).ToBeVisibleAsync();
        await Expect(page.Page.Locator(".tile[data-state=ready]:not(.has-picture)")).ToHaveCountAsync(0);
        await prepare(page);
        await page.Page.EvaluateAsync("document.activeElement.blur()");
        await page.Page.Mouse.MoveAsync(0, 0);
        var path = Repository.PathOf("docs", "images", name + ".jpg");
        await page.Page.ScreenshotAsync(new() { Path = path, Type = ScreenshotType.Jpeg, Quality = 84, Animations = ScreenshotAnimations.Disabled });
    }
}
