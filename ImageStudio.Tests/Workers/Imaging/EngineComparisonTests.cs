using ImageStudio.Contracts;
using ImageStudio.Tests.Builders;
using ImageStudio.Tests.Fixtures;

namespace ImageStudio.Tests.Workers.Imaging;

/// <summary>Both engines make the same picture: a wrong colour space, turn or pixel offset would show.</summary>
public sealed class EngineComparisonTests
{
    private const string One = "Vips", Other = "ImageSharp";

    [BothEnginesFact]
    public async Task Made_pictures_come_out_alike()
    {
        await Compare("turned", TestPictures.Jpeg(400, 300, 6), Studio.Box(160, 160));
        await Compare("crop", TestPictures.Jpeg(400, 300, 3), Studio.Box(100, 100, RenditionFit.CropCentre));
        await Compare("stretched", TestPictures.Jpeg(401, 299, 8), Studio.Box(100, 100, RenditionFit.Fill));
        await Compare("profile", TestPictures.Jpeg(300, 300, 1, IccProfiles.AdobeRgb()), Studio.Box(100, 100));
        await Compare("alpha", TestPictures.Png(300, 200, alpha: true), Studio.Box(100, 100));
        await Compare("16 bits", TestPictures.GreyPng16(300, 20), Studio.Box(100, 100));
        foreach (var filter in (ImageFilterKind[])[ImageFilterKind.Grayscale, ImageFilterKind.Sepia, ImageFilterKind.Tint, ImageFilterKind.Enhance])
        {
            await Compare(filter.ToString(), TestPictures.Jpeg(200, 100), Studio.Box(100, 100), new ImageFilter(filter, 0x3366CC));
        }
    }

    [BothEnginesFact(needsSharedImages: true)]
    public async Task Real_photos_come_out_alike()
    {
        foreach (var photo in (string[])["IMG_2317.jpg", "IMG_2565.jpg", "DSCN0533.JPG"])
        {
            await Compare(photo, await File.ReadAllBytesAsync(SharedImages.PathOf("photos", photo)), Studio.Box(320, 320));
        }
    }

    private static async Task Compare(string what, byte[] source, Rendition rendition, ImageFilter filter = default)
    {
        using Studio one = new(One), other = new(Other);
        var (first, second) = (await one.PixelsAsync(source, rendition, filter), await other.PixelsAsync(source, rendition, filter));
        var difference = first.DifferenceFrom(second);
        Assert.True(difference < 2.5, $"{what}: the engines differ by {difference:0.00} of 255");
    }
}

/// <summary>A test that needs both engines; skipped, with the reason, where one is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BothEnginesFactAttribute : FactAttribute
{
    public BothEnginesFactAttribute(bool needsSharedImages = false)
    {
        NeedsSharedImages = needsSharedImages;
        Skip = Studio.WhyNot("Vips") ?? Studio.WhyNot("ImageSharp") ?? (needsSharedImages ? SharedImages.WhyNot : null);
    }

    public bool NeedsSharedImages { get; }
}
