using System.Globalization;
using ImageStudio.Tests.Polyfills.Dashboard;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ImageStudio.Tests.Browser.Dashboard;

[Collection(DashboardCollection.Name)]
public sealed class TelemetryPageTests(DashboardFixture fixture, Chromium chromium)
{
    [BrowserFact]
    public async Task Log_records_appear_by_themselves_and_can_be_filtered()
    {
        await using var page = await fixture.OpenAsync(chromium, "/structuredlogs?text=harvest");
        await fixture.Dashboard.SendAsync("logs", OtlpBytes.Logs("field", OtlpBytes.Log("harvest begins"), OtlpBytes.Log("harvest <i>fails</i>", severity: 17, after: 1)));
        await Expect(page.Page.Locator(".log-row")).ToHaveCountAsync(2);
        await Expect(page.Page.Locator(".log-row").First).ToContainTextAsync("harvest <i>fails</i>");

        await page.Page.GetByLabel("Level").SelectOptionAsync("Error");

        await Expect(page.Page.Locator(".log-row")).ToHaveCountAsync(1);
        await Expect(page.Page.Locator(".list-foot")).ToContainTextAsync("1 of");
        page.HasNoComplaints();
    }

    [BrowserFact]
    public async Task Metrics_are_drawn_with_unit_and_description_and_split_by_an_attribute()
    {
        var now = (TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() - (OtlpBytes.Start / 1e6)) - 5_000;
        await fixture.Dashboard.SendAsync("metrics", OtlpBytes.Metrics("field", OtlpBytes.Counter("harvest.photos", (now, 3, "done"), (now, 1, "failed")), OtlpBytes.Histogram("harvest.duration", OtlpBytes.Id(5, 16), (now, [3, 2, 0]))));
        await using var page = await fixture.OpenAsync(chromium, "/metrics/resource/field?meter=Tests&name=harvest.photos");
        await Expect(page.Page.Locator(".chart-area")).ToContainTextAsync("What is counted. · counter in photo");
        await Expect(page.Page.Locator(".chart-legend")).ToContainTextAsync("4 photo");

        await page.Page.GetByLabel("Split by").SelectOptionAsync("outcome");
        await Expect(page.Page.Locator(".chart-legend li")).ToHaveTextAsync([" done3 photo", " failed1 photo"], new() { IgnoreCase = true, UseInnerText = false });

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "harvest.duration" }).ClickAsync();
        await Expect(page.Page.Locator(".plot .curve")).ToHaveCountAsync(3);
        await Expect(page.Page.Locator(".plot .exemplar")).ToHaveCountAsync(1);
        page.HasNoComplaints();
    }

    [BrowserFact]
    public async Task Ten_thousand_spans_and_a_trace_of_a_thousand_stay_a_small_document()
    {
        var deep = OtlpBytes.Id(0xdeeb, 16);
        await fixture.Dashboard.SendAsync("traces", OtlpBytes.Traces("crowd", [.. Enumerable.Range(1, 1000).Select(i => OtlpBytes.Span(deep, OtlpBytes.Id(i, 8), i == 1 ? "" : OtlpBytes.Id(i / 2, 8), string.Create(CultureInfo.InvariantCulture, $"step {i}"), after: i))]));
        for (var part = 0; part < 9; part++)
            await fixture.Dashboard.SendAsync("traces", OtlpBytes.Traces("crowd", [.. Enumerable.Range(part * 1000, 1000).Select(i => OtlpBytes.Span(OtlpBytes.Id(i + 100_000, 16), OtlpBytes.Id(1, 8), "", string.Create(CultureInfo.InvariantCulture, $"request {i}"), after: i + 5000))]));

        await using var page = await fixture.OpenAsync(chromium, "/traces?service=crowd");
        await Expect(page.Page.Locator(".list-foot")).ToContainTextAsync("9,001");
        await Expect(page.Page.Locator(".trace-row").First).ToContainTextAsync("request 8999");
        await page.Page.Locator(".list-scroll").EvaluateAsync("list => list.scrollTop = list.scrollHeight");
        await Expect(page.Page.GetByText("step 1", new() { Exact = false }).First).ToBeVisibleAsync();
        Assert.InRange(await page.Page.Locator(".list-row").CountAsync(), 1, 80);

        await page.Page.GotoAsync(new Uri(fixture.Dashboard.Settings.Frontend, $"/traces/detail/{deep}").ToString());
        var rows = page.Page.GetByRole(AriaRole.Treeitem);
        await Expect(rows.First).ToContainTextAsync("step 1");
        Assert.InRange(await rows.CountAsync(), 1, 80);
        await page.Page.Locator(".list-scroll").FocusAsync();
        await page.Page.Keyboard.PressAsync("End");
        await Expect(page.Page.GetByRole(AriaRole.Treeitem, new() { Selected = true })).ToBeVisibleAsync();
        Assert.InRange(await rows.CountAsync(), 1, 80);
        page.HasNoComplaints();
    }
}
