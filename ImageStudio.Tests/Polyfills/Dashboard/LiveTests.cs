using Aspire.Hosting;
using ImageStudio.Tests.Fixtures;

namespace ImageStudio.Tests.Polyfills.Dashboard;

/// <summary>Open pages hear of changes, and of the end.</summary>
public class LiveTests
{
    [Fact]
    public async Task A_page_hears_that_traces_have_come()
    {
        using var deadline = new CancellationTokenSource(DashboardApplication.Limit);
        await using var dashboard = await DashboardApplication.StartAsync();
        (await dashboard.LogInAsync()).Dispose();
        using var events = new StreamReader(await dashboard.Visitor.GetStreamAsync("/api/live", deadline.Token));
        Assert.Equal("data: {\"changed\":[]}", await events.ReadLineAsync(deadline.Token));

        await dashboard.SendAsync("traces", OtlpBytes.Traces("web", OtlpBytes.Span(OtlpBytes.Id(1, 16), OtlpBytes.Id(1, 8), "", "POST")));

        while (await events.ReadLineAsync(deadline.Token) is { } line && !line.Contains("traces", StringComparison.Ordinal))
        {
        }

        Assert.False(deadline.IsCancellationRequested);
    }

    [RequiresToolFact("sh", "sleep")]
    public async Task Open_pages_do_not_hold_up_the_end()
    {
        // The server alone would wait half a minute for answers that never end.
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await using var dashboard = await DashboardApplication.StartAsync(builder => builder.AddExecutable("job", "sh", ".", "-c", "echo hello; exec sleep 600"));
        (await dashboard.LogInAsync()).Dispose();
        using var live = await dashboard.Visitor.GetStreamAsync("/api/live", deadline.Token);
        using var console = new StreamReader(await dashboard.Visitor.GetStreamAsync("/api/console/job", deadline.Token));
        await console.ReadLineAsync(deadline.Token);

        await dashboard.App.StopAsync(deadline.Token).WaitAsync(deadline.Token);

        Assert.False(deadline.IsCancellationRequested);
    }
}
