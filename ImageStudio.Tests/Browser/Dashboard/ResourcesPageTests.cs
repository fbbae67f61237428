using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ImageStudio.Tests.Browser.Dashboard;

[Collection(DashboardCollection.Name)]
public sealed class ResourcesPageTests(DashboardFixture fixture, Chromium chromium)
{
    [BrowserFact]
    public async Task A_resource_shows_its_state_how_it_ended_and_its_environment_when_asked()
    {
        await using var page = await fixture.OpenAsync(chromium, "/");
        await Expect(Row(page, "broken")).ToContainTextAsync("exit code 3");
        await Expect(Row(page, "broken")).ToContainTextAsync("famous last words");
        await Expect(Row(page, "job")).ToContainTextAsync("Running");

        await Row(page, "job").GetByRole(AriaRole.Button, new() { Name = "job Executable" }).ClickAsync();
        await Expect(page.Page.Locator("#panel")).ToContainTextAsync("API_TOKEN");
        await Expect(page.Page.Locator("#panel")).Not.ToContainTextAsync("hunter2");
        await page.Page.GetByTitle("Show API_TOKEN").ClickAsync();
        await Expect(page.Page.Locator("#panel")).ToContainTextAsync("hunter2");
        page.HasNoComplaints();
    }

    [BrowserFact]
    public async Task A_restart_from_the_page_and_a_command_with_a_question_say_how_they_ended()
    {
        await using var page = await fixture.OpenAsync(chromium, "/");

        await page.Page.GetByTitle("Restart job").ClickAsync();
        await Expect(Row(page, "job")).ToContainTextAsync("restart");
        await Expect(Row(page, "job")).ToContainTextAsync("Running");

        await page.Page.GetByTitle("More for job").ClickAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Greet" }).ClickAsync();
        await Expect(page.Page.Locator("#confirm")).ToContainTextAsync("Really greet it?");
        await page.Page.Locator("#confirm-yes").ClickAsync();
        await Expect(page.Page.Locator("#notes")).ToContainTextAsync("hello job");
        page.HasNoComplaints();
    }

    [BrowserFact]
    public async Task The_console_follows_a_resource_in_its_colours_and_marks_errors()
    {
        await using var page = await fixture.OpenAsync(chromium, "/consolelogs/resource/job");

        await Expect(page.Page.Locator(".ansi-green").First).ToHaveTextAsync("ready");
        await Expect(page.Page.Locator(".lines li").Filter(new() { HasText = "for <b>work</b>" }).First).ToBeVisibleAsync();
        await Expect(page.Page.Locator(".lines li.error").First).ToContainTextAsync("something broke");
        page.HasNoComplaints();
    }

    [BrowserFact]
    public async Task The_page_says_that_it_is_a_stand_in_and_where_the_real_one_is()
    {
        await using var page = await fixture.OpenAsync(chromium, "/");

        await page.Page.GetByTitle("About this dashboard").ClickAsync();

        await Expect(page.Page.Locator("#help")).ToContainTextAsync("stand-in for the .NET Aspire dashboard");
        await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = "What it can do" })).ToHaveAttributeAsync("href", "https://aspire.dev/dashboard/overview/");
    }

    private static ILocator Row(StudioPage page, string id) => page.Page.Locator($"tr[data-id={id}]");
}
