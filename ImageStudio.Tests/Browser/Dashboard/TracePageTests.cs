using ImageStudio.Tests.Polyfills.Dashboard;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ImageStudio.Tests.Browser.Dashboard;

[Collection(DashboardCollection.Name)]
public sealed class TracePageTests(DashboardFixture fixture, Chromium chromium)
{
    [BrowserFact]
    public async Task The_waterfall_nests_spans_and_tells_what_is_known_of_one()
    {
        var trace = OtlpBytes.Id(0xbeef, 16);
        await fixture.Dashboard.SendAsync("traces", OtlpBytes.Traces("web", OtlpBytes.Span(trace, OtlpBytes.Id(1, 8), "", "POST /api/uploads", milliseconds: 40)));
        await fixture.Dashboard.SendAsync("traces", OtlpBytes.Traces("worker", OtlpBytes.Span(trace, OtlpBytes.Id(2, 8), OtlpBytes.Id(1, 8), "process <b>queue</b>", after: 10, failed: true, attributes: ("photo", "Harbour.jpg"))));
        await fixture.Dashboard.SendAsync("logs", OtlpBytes.Logs("worker", OtlpBytes.Log("Resized it", trace: trace, span: OtlpBytes.Id(2, 8))));

        await using var page = await fixture.OpenAsync(chromium, "/traces?text=api/uploads");
        await page.Page.GetByText("POST /api/uploads").ClickAsync();
        var rows = page.Page.GetByRole(AriaRole.Treeitem);
        await Expect(rows).ToHaveCountAsync(2);
        await rows.Nth(1).ClickAsync();
        await Expect(rows.Nth(1)).ToHaveAttributeAsync("aria-level", "2");
        await Expect(rows.Nth(1)).ToContainTextAsync("process <b>queue</b>");
        await Expect(page.Page.Locator("#panel")).ToContainTextAsync("Harbour.jpg");
        await Expect(page.Page.Locator("#panel")).ToContainTextAsync("it broke");

        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Logs of this span (1)" }).ClickAsync();
        await page.Page.GetByText("Resized it").ClickAsync();
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Its span in the trace" }).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Treeitem, new() { Selected = true })).ToContainTextAsync("process");
        page.HasNoComplaints();
    }
}
