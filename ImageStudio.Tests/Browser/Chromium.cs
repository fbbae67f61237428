using Microsoft.Playwright;

namespace ImageStudio.Tests.Browser;

/// <summary>One Chromium for all browser tests, started when the first one opens a page.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", // Chromium refuses to run as root with it, as tests in containers do.
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>A fresh visitor's page.</summary>
    /// <param name="address">What to open.</param>
    /// <param name="options">What browser the visitor has.</param>
    /// <param name="prepare">A script that runs before those of the page.</param>
    public async Task<StudioPage> OpenAsync(Uri address, BrowserNewContextOptions? options = null, string? prepare = null)
    {
        _playwright ??= await Playwright.CreateAsync();
        _browser ??= await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = BrowserFactAttribute.Executable, Args = Arguments });
        var context = await _browser.NewContextAsync(options ?? new() { ViewportSize = new() { Width = 1280, Height = 800 } });
        var page = new StudioPage(await context.NewPageAsync());
        if (prepare is not null) await page.Page.AddInitScriptAsync(prepare);
        await page.Page.GotoAsync(address.ToString());
        return page;
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
