using ImageStudio.Contracts;

namespace ImageStudio.Tests.Contracts;

public sealed class RenditionCatalogueTests
{
    [Fact]
    public void Without_settings_there_are_the_defaults()
    {
        Assert.Equal(Rendition.Defaults, Read([], out var faults));
        Assert.Empty(faults);
    }

    [Fact]
    public void A_fourth_rendition_is_an_entry_and_a_default_can_be_changed()
    {
        var renditions = Read([("poster:Width", "2400"), ("poster:Height", "2400"), ("poster:Format", "webp"), ("thumbnail:Fit", "CropCentre")], out var faults);
        Assert.Empty(faults);
        Assert.Equal(["thumbnail", "web", "mobile", "poster"], renditions.Select(rendition => rendition.Name));
        Assert.Equal(Rendition.Thumbnail with { Fit = RenditionFit.CropCentre }, renditions[0]);
        Assert.Equal(
            new Rendition { Name = "poster", Prefix = "poster", FileNamePrefix = "Poster-", Width = 2400, Height = 2400, Format = RenditionFormat.WebP }, renditions[3]);
    }

    [Fact]
    public void Every_fault_is_named_with_its_value()
    {
        Read([("thumbnail:Width", "0"), ("web:Quality", "many"), ("mobile:Fit", "7"), ("mobile:Colour", "red"), ("big:Prefix", "ingest"), ("Poster:Prefix", "web"), ("web", "x")], out var faults);
        string[] expected =
        [
            "Renditions:thumbnail:Width is 0", "Renditions:web:Quality is 'many'", "Renditions:mobile:Fit is '7'", "Renditions:mobile:Colour is not understood",
            "Renditions:big:Prefix is 'ingest'", "Renditions:big:Width is 0", "Renditions:Poster is no name", "web and Poster share the prefix 'web'", "Renditions:web is not understood",
        ];
        Assert.All(expected, fault => Assert.Contains(faults, found => found.Contains(fault, StringComparison.Ordinal)));
    }

    private static IReadOnlyList<Rendition> Read((string Path, string Value)[] settings, out IReadOnlyList<string> faults) =>
        RenditionCatalogue.Read(settings.Select(setting => KeyValuePair.Create(setting.Path, (string?)setting.Value)), out faults);
}
