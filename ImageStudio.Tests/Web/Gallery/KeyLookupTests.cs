using ImageStudio.Web.Gallery;

namespace ImageStudio.Tests.Web.Gallery;

[Collection(StudioCollection.Name)]
public sealed class KeyLookupTests(StudioServer studio)
{
    [Fact]
    public async Task keys_are_found_however_many_others_lie_between()
    {
        string[] there = ["lookup/a.jpg", "lookup/m/a b+%.jpg", "lookup/z.jpg", "lookup/🦊"];
        await Task.WhenAll(there.Select(key => studio.PutAsync(key)));
        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => studio.PutAsync($"lookup/between/{i:000}")));
        var lookup = new KeyLookup(studio.S3, studio.Resources);

        var found = await lookup.FindAsync("lookup/", [.. there, "lookup/0", "lookup/b.jpg", "lookup/zz"], default);

        Assert.Equal(there.Order(StringComparer.Ordinal), found.Keys.Order(StringComparer.Ordinal));
    }
}
