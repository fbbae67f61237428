using System.Collections.Concurrent;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ImageStudio.Tests.Browser;

/// <summary>The page as a visitor uses it.</summary>
public sealed class StudioPage : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _complaints = [];

    public StudioPage(IPage page)
    {
        Page = page;
        page.PageError += (_, error) => _complaints.Enqueue(error);
        page.Console += (_, message) =>
        {
            // What the browser says about answers that were meant to be failures is no fault of the page.
            if (message.Type is "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)) _complaints.Enqueue(message.Text);
        };
    }

    public IPage Page { get; }

    public ILocator Viewer => Page.GetByRole(AriaRole.Dialog);

    public ILocator Tile(string name) => Page.Locator(".tile").Filter(new() { Has = Page.GetByText(name, new() { Exact = true }) });

    public ILocator Picture(string name) => Tile(name).Locator("img");

    public ILocator Upload(string name) => Page.Locator(".upload").Filter(new() { Has = Page.GetByText(name, new() { Exact = true }) });

    /// <summary>A version of the photo that is open.</summary>
    public ILocator Version(string name) => Viewer.Locator($".version[data-name={name}]");

    public Task PickAsync(params FilePayload[] files) => Page.SetInputFilesAsync("#files", files);

    public static FilePayload File(string name, byte[] content) => new() { Name = name, MimeType = "image/jpeg", Buffer = content };

    /// <summary>Chooses an entry of the menu beside "Add photos".</summary>
    public async Task OpenMenuAsync(string entry)
    {
        await Page.GetByLabel("More ways to add photos").ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = entry }).ClickAsync();
    }

    /// <summary>Lets go of files of the same content over the middle of the page.</summary>
    public Task DropAsync(byte[] content, params string[] names) => DropAsync([.. names.Select(name => File(name, content))]);

    /// <summary>Lets go of files over the middle of the page.</summary>
    public async Task DropAsync(params FilePayload[] files)
    {
        var data = await Page.EvaluateHandleAsync(
            """
            (files) => {
              const data = new DataTransfer();
              for (const [name, base64] of files) data.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name));
              return data;
            }
            """,
            files.Select(file => new[] { file.Name, Convert.ToBase64String(file.Buffer) }).ToArray());
        await Page.DispatchEventAsync("main", "dragenter", new { dataTransfer = data });
        await Expect(Page.Locator("#drop-veil")).ToBeVisibleAsync();
        await Page.DispatchEventAsync("main", "drop", new { dataTransfer = data });
        await Expect(Page.Locator("#drop-veil")).ToBeHiddenAsync();
    }

    /// <summary>Holds the first upload up until its progress is seen in the panel and in the title.</summary>
    public async Task SeesProgressAsync(Func<Task> add)
    {
        var seen = new TaskCompletionSource();
        await Page.RouteAsync("**/api/uploads/tickets", async route =>
        {
            await seen.Task;
            await route.ContinueAsync();
        });
        await add();
        await Expect(Page.GetByRole(AriaRole.Progressbar, new() { Name = "All uploads" })).ToBeVisibleAsync();
        await Expect(Page.Locator("#uploads-rate")).ToContainTextAsync(" of ");
        await Expect(Page).ToHaveTitleAsync("0 % · ImageStudio");
        seen.SetResult();
        await Page.UnrouteAsync("**/api/uploads/tickets");
    }

    /// <summary>Waits until the browser has drawn the thumbnail.</summary>
    public async Task SeesPictureAsync(string name)
    {
        await Expect(Tile(name)).ToHaveClassAsync("tile has-picture");
        await Expect(Picture(name)).ToHaveJSPropertyAsync("naturalWidth", 20);
    }

    /// <summary>Waits until changes are announced to the page.</summary>
    public Task IsLiveAsync() => Expect(Page.Locator("#live")).ToHaveTextAsync("Live");

    /// <summary>Neither a script has failed nor has the content security policy been violated.</summary>
    public void HasNoComplaints() => Assert.True(_complaints.IsEmpty, string.Join(Environment.NewLine, _complaints));

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
