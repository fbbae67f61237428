using ImageStudio.Contracts;

namespace ImageStudio.Tests.Contracts;

public sealed class ImageFilterTests
{
    [Theory]
    [InlineData(null, ImageFilterKind.None, 0)]
    [InlineData("", ImageFilterKind.None, 0)]
    [InlineData("none", ImageFilterKind.None, 0)]
    [InlineData("Grayscale", ImageFilterKind.Grayscale, 0)]
    [InlineData(" sepia ", ImageFilterKind.Sepia, 0)]
    [InlineData("enhance", ImageFilterKind.Enhance, 0)]
    [InlineData("tint #1e90ff", ImageFilterKind.Tint, 0x1e90ff)]
    [InlineData("TINT:#1E90FF", ImageFilterKind.Tint, 0x1e90ff)]
    public void Filters_are_read(string? text, ImageFilterKind kind, int colour)
    {
        Assert.True(ImageFilter.TryParse(text, out var filter));
        Assert.Equal(new ImageFilter(kind, colour), filter);
        Assert.True(ImageFilter.TryParse(filter.ToString(), out var again));
        Assert.Equal(filter, again);
    }

    [Theory]
    [InlineData("blur")]
    [InlineData("1")]
    [InlineData("-1")]
    [InlineData("tint")]
    [InlineData("tint 1e90ff")]
    [InlineData("tint #12345")]
    [InlineData("tint #1234567")]
    [InlineData("tint #12345g")]
    [InlineData("tint # 12345")]
    [InlineData("sepia #112233")]
    [InlineData("grayscale,sepia")]
    public void What_is_no_filter_is_refused(string text) => Assert.False(ImageFilter.TryParse(text, out _));
}
