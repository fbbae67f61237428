using ImageStudio.Tests.Builders;
using ImageStudio.Tests.Web;
using ImageStudio.Tests.Web.SignIn;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ImageStudio.Tests.Browser;

[Collection(BrowserCollection.Name)]
public sealed class SignInPageTests(StudioServer studio, Chromium chromium)
{
    [BrowserFact]
    public async Task whoever_signs_in_sees_their_own_photos_until_they_sign_out()
    {
        await using var provider = await TestProvider.StartAsync();
        await using var page = await chromium.OpenAsync(studio.StartWeb(configure: provider.Configure).ClientOptions.BaseAddress);
        await Expect(page.Page.GetByText("Sign in to see and add photos.")).ToBeVisibleAsync();
        await Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "Add photos" })).ToBeHiddenAsync();

        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Sign in" }).ClickAsync();
        await Expect(page.Page.Locator("#account")).ToContainTextAsync("ada", new() { IgnoreCase = true });
        await page.IsLiveAsync();
        await page.PickAsync(StudioPage.File("hers.jpg", TestPictures.Jpeg(64, 48)));
        await Expect(page.Tile("hers.jpg")).ToBeVisibleAsync();

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(page.Page.GetByText("Sign in to see and add photos.")).ToBeVisibleAsync();
        provider.User = "bob";
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Sign in" }).ClickAsync();
        await Expect(page.Page.GetByText("No photos yet")).ToBeVisibleAsync();
        page.HasNoComplaints();
    }
}
