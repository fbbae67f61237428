using System.Text.Json;
using ImageStudio.Tests.Fixtures;
using Microsoft.Playwright;

namespace ImageStudio.Tests.Browser;

/// <summary>
/// The accessibility checks of axe-core (https://github.com/dequelabs/axe-core) for WCAG 2.2 AA and good practice. Run in a
/// world of their own through the DevTools protocol, since the page's policy lets no foreign script in.
/// </summary>
internal static class Axe
{
    private const string Check =
        """
        axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
          .then(({ violations }) => violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.target.join(' ')).join(', ')}`).join('\n'))
        """;

    /// <summary>Why axe-core cannot be run, or nothing. It is no package of NuGet: <c>npm install --prefix .local axe-core</c> gets it.</summary>
    public static string? WhyNot { get; } = File.Exists(Script) ? null : "no axe-core: npm install --prefix .local axe-core";

    private static string Script => Repository.PathOf(".local", "node_modules", "axe-core", "axe.min.js");

    /// <summary>Fails with what is wrong in the page as it is now.</summary>
    public static async Task HasNoObjectionsAsync(this StudioPage page, string view)
    {
        var devTools = await page.Page.Context.NewCDPSessionAsync(page.Page);
        var frame = (await devTools.SendAsync("Page.getFrameTree"))!.Value.GetProperty("frameTree").GetProperty("frame").GetProperty("id").GetString()!;
        var world = (await devTools.SendAsync("Page.createIsolatedWorld", new() { ["frameId"] = frame }))!.Value.GetProperty("executionContextId").GetInt32();
        await RunAsync(devTools, world, await File.ReadAllTextAsync(Script));
        var objections = await RunAsync(devTools, world, Check);
        Assert.True(objections.GetProperty("value").GetString() == "", $"{view}: {objections}");
        await devTools.DetachAsync();
    }

    private static async Task<JsonElement> RunAsync(ICDPSession devTools, int world, string script)
    {
        var answer = await devTools.SendAsync("Runtime.evaluate", new() { ["expression"] = script, ["contextId"] = world, ["awaitPromise"] = true, ["returnByValue"] = true });
        return answer!.Value.GetProperty("result");
    }
}

/// <summary>A test that needs a browser and axe-core; skipped, with the reason, where one of them is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AxeFactAttribute : FactAttribute
{
    public AxeFactAttribute() => Skip = new BrowserFactAttribute().Skip ?? Axe.WhyNot;
}
