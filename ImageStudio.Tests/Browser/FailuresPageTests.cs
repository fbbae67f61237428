using Amazon.SQS.Model;
using ImageStudio.Tests.Builders;
using ImageStudio.Tests.Web;
using ImageStudio.Tests.Web.DeadLetters;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ImageStudio.Tests.Browser;

[Collection(BrowserCollection.Name)]
public sealed class FailuresPageTests(StudioServer studio, Chromium chromium)
{
    [BrowserFact]
    public async Task a_dead_letter_is_sent_back_and_another_one_discarded_for_good()
    {
        var dead = await DeadLetterStudio.StartAsync(studio);
        var photo = await studio.UploadAsync("given-up.jpg", TestPictures.Jpeg(64, 48));
        await dead.KillAsync("Thumbnail", DeadLetterTests.Uploaded(photo.Key));
        await dead.KillAsync("Notifier", "no JSON");
        await using var page = await chromium.OpenAsync(dead.Http.BaseAddress!);

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Problems 2" }).ClickAsync();
        var letter = page.Viewer.GetByRole(AriaRole.Listitem).Filter(new() { HasText = photo.Name });
        await Expect(letter).ToContainTextAsync("The thumbnail version could not be made");
        await page.Viewer.GetByLabel("Send back: given-up.jpg").ClickAsync();
        await Expect(letter).ToHaveCountAsync(0);
        var back = (await studio.Sqs.ReceiveMessageAsync(new ReceiveMessageRequest(dead.Queues["Thumbnail"].Queue) { WaitTimeSeconds = 5 })).Messages;
        Assert.Contains(photo.Name, Assert.Single(back).Body, StringComparison.Ordinal);

        await page.Viewer.GetByLabel("Discard: A message that nobody understands").ClickAsync();
        await page.Viewer.GetByRole(AriaRole.Button, new() { Name = "Discard for good" }).ClickAsync();
        await Expect(page.Viewer).ToContainTextAsync("Nothing is left here.");
        await page.Page.Keyboard.PressAsync("Escape");
        await Expect(page.Page.Locator("#problems")).ToBeHiddenAsync();
        page.HasNoComplaints();
    }
}
