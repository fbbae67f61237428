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

    [Fact]
    public void A_scale_takes_the_place_of_a_box()
    {
        var renditions = Read([("half:Scale", "0.5"), ("mobile:scale", "0.25")], out var faults);
        Assert.Empty(faults);
        Assert.Equal(Rendition.Mobile with { Width = 0, Height = 0, Scale = 0.25 }, renditions[2]);
        Assert.Equal((0.5, 0, 0), (renditions[3].Scale, renditions[3].Width, renditions[3].Height));
    }

    [Fact]
    public void A_scale_beside_a_box_or_out_of_range_is_named_with_all_the_rest()
    {
        Read([("a:Scale", "0.5"), ("a:Width", "100"), ("b:Scale", "1.5"), ("c:Scale", "half"), ("d:Scale", "0"), ("web:Scale", "0.5"), ("web:Fit", "CropCentre"), ("mobile:Scale", "-1")], out var faults);
        string[] expected =
        [
            "Renditions:a:Width is 100 beside a Scale", "Renditions:b:Scale is 1.5; it is 0.01 to 1.", "Renditions:c:Scale is 'half'", "Renditions:d:Scale is 0;",
            "Renditions:web:Fit is CropCentre", "Renditions:mobile:Scale is '-1'",
        ];
        Assert.Equal(expected.Length, faults.Count);
        Assert.All(expected, fault => Assert.Contains(faults, found => found.StartsWith(fault, StringComparison.Ordinal)));
    }

    private static IReadOnlyList<Rendition> Read((string Path, string Value)[] settings, out IReadOnlyList<string> faults) =>
        RenditionCatalogue.Read(settings.Select(setting => KeyValuePair.Create(setting.Path, (string?)setting.Value)), out faults);
}
