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

    /// <summary>Lets go of a file over the middle of the page.</summary>
    public async Task DropAsync(string name, byte[] content)
    {
        var data = await Page.EvaluateHandleAsync(
            """
            ([name, base64]) => {
              const data = new DataTransfer();
              data.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name));
              return data;
            }
            """,
            new[] { name, Convert.ToBase64String(content) });
        await Page.DispatchEventAsync("main", "dragenter", new { dataTransfer = data });
        await Expect(Page.Locator("#drop-veil")).ToBeVisibleAsync();
        await Page.DispatchEventAsync("main", "drop", new { dataTransfer = data });
        await Expect(Page.Locator("#drop-veil")).ToBeHiddenAsync();
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
