using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Testing;
using ImageStudio.Tests.Builders;
using ImageStudio.Tests.EndToEnd;
using ImageStudio.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;
using ResourceNames = ImageStudio.AppHost.ResourceNames;

namespace ImageStudio.Tests.Browser.Dashboard;

/// <summary>
/// One photo through the whole system, seen in the dashboard, and the pictures of docs/images; only with
/// IMAGESTUDIO_SCREENSHOTS=1, as it starts a system of its own.
/// </summary>
[Collection(DashboardCollection.Name)]
public sealed class DashboardPhotoTests(Chromium chromium)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    [ScreenshotFact]
    public async Task The_waterfall_shows_an_upload_from_the_request_to_the_mail()
    {
        using var deadline = new CancellationTokenSource(Limit);
        await using var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.ImageStudio_AppHost>(
            ["--LocalAws:Persistence=Memory"], (options, _) => options.DisableDashboard = false, deadline.Token);
        await using var app = await builder.BuildAsync(deadline.Token);
        await app.StartAsync(deadline.Token);
        foreach (var resource in ResourceNames.Services) await app.ResourceNotifications.WaitForResourceHealthyAsync(resource, deadline.Token);
        using var studio = await StudioDriver.ConnectAsync(app, app.GetEndpoint(ResourceNames.LocalAws, "http"), deadline.Token);
        await studio.ReadyAsync(await studio.UploadAsync("Harbour.jpg", Photo()));
        await studio.MailsAsync("Harbour.jpg", 2);

        var login = app.Services.GetRequiredService<DashboardSettings>().Login;
        await using var page = await chromium.OpenAsync(new Uri($"{login}&returnUrl=%2Ftraces%3Fservice%3Dweb"), new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        await page.Page.GetByText("POST /api/uploads/").First.ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Treeitem).First).ToContainTextAsync("web POST /api/uploads/");
        foreach (var span in new[] { "process image-studio-thumbnail", "process image-studio-web", "process image-studio-mobile", "deliver email" })
        {
            await page.Page.GetByLabel("Mark spans by name").FillAsync(span);
            await Expect(page.Page.Locator(".span-row.marked").Filter(new() { HasText = span }).First).ToBeVisibleAsync();
        }

        await page.Page.GetByLabel("Mark spans by name").FillAsync("");
        await page.Page.Locator(".list-scroll").EvaluateAsync("list => list.scrollTop = 0");
        await TakeAsync(page, "dashboard-trace");
        await page.Page.GotoAsync(new Uri(login, "/").ToString());
        foreach (var service in ResourceNames.Services) await Expect(page.Page.Locator($"tr[data-id={service}]")).ToContainTextAsync("Running");
        await TakeAsync(page, "dashboard-resources");
        page.HasNoComplaints();
        await new StudioPictures(chromium, app, studio).TakeAsync();
    }

    private static byte[] Photo() => SharedImages.WhyNot is null ? File.ReadAllBytes(SharedImages.PathOf("photos", "benchmark-2725x2225.jpg")) : TestPictures.Jpeg(1600, 1200);

    private static async Task TakeAsync(StudioPage page, string name)
    {
        await page.Page.EvaluateAsync("document.activeElement.blur()");
        await page.Page.Mouse.MoveAsync(0, 0);
        await page.Page.ScreenshotAsync(new() { Path = Repository.PathOf("docs", "images", name + ".png"), Animations = ScreenshotAnimations.Disabled });
    }
}

/// <summary>A test that takes pictures for the documentation; skipped unless they are asked for.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ScreenshotFactAttribute : BrowserFactAttribute
{
    public ScreenshotFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("IMAGESTUDIO_SCREENSHOTS") != "1") Skip = "takes the pictures of docs/images; IMAGESTUDIO_SCREENSHOTS=1 runs it";
    }
}
