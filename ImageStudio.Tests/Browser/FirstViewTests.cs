using System.Text.RegularExpressions;
using ImageStudio.Tests.Web;

namespace ImageStudio.Tests.Browser;

/// <summary>What a visitor's browser has to fetch before there is anything to see; needs no browser.</summary>
[Collection(BrowserCollection.Name)]
public sealed partial class FirstViewTests(StudioServer studio)
{
    private const int MostBytes = 100_000;

    [Fact]
    public async Task the_first_view_takes_less_than_a_hundred_kilobytes_of_scripts_and_styles()
    {
        var page = await studio.Http.GetStringAsync("/");
        var scripts = await ScriptsAsync("scripts/main.js", []);
        var styles = await Task.WhenAll(Styles().Matches(page).Select(async style => (await studio.Http.GetByteArrayAsync(style.Groups[1].Value)).Length));

        var total = scripts.Values.Sum() + styles.Sum();
        Assert.True(total < MostBytes, $"{total} bytes");
        // So that the browser need not read one script to hear of the next.
        Assert.Equal(scripts.Keys.Where(script => script != "scripts/main.js").Order(StringComparer.Ordinal), Preloads().Matches(page).Select(link => link.Groups[1].Value).Order(StringComparer.Ordinal));
    }

    private async Task<Dictionary<string, int>> ScriptsAsync(string path, Dictionary<string, int> seen)
    {
        if (seen.ContainsKey(path)) return seen;
        var script = await studio.Http.GetByteArrayAsync(path);
        seen[path] = script.Length;
        foreach (Match import in Imports().Matches(System.Text.Encoding.UTF8.GetString(script)))
            await ScriptsAsync(new Uri(new Uri($"http://page/{path}"), import.Groups[1].Value).AbsolutePath[1..], seen);
        return seen;
    }

    [GeneratedRegex("^import [^;]*? from '([^']+)'", RegexOptions.Multiline)]
    private static partial Regex Imports();

    [GeneratedRegex("rel=\"stylesheet\" href=\"([^\"]+)\"")]
    private static partial Regex Styles();

    [GeneratedRegex("rel=\"modulepreload\" href=\"([^\"]+)\"")]
    private static partial Regex Preloads();
}
