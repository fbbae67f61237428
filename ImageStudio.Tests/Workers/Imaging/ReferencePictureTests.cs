using ImageStudio.Tests.Builders;

namespace ImageStudio.Tests.Workers.Imaging;

/// <summary>
/// Renditions against pictures that are computed here, with a tolerance; and the proof that it is narrow enough: a shift
/// by one pixel, a profile left out and a turn left out are each beyond it.
/// </summary>
public sealed class ReferencePictureTests
{
    // Mean difference of the samples, of 255.
    private const double Tolerance = 1.5;

    private const int Width = 480, Height = 360;

    public static TheoryData<string> Engines => Studio.Engines;

    [Theory, MemberData(nameof(Engines))]
    public async Task Renditions_are_like_their_reference_and_mistakes_are_not(string engine)
    {
        using var studio = new Studio(engine);
        // No shrinking by the decoder, by two with and without a rest, and by four.
        foreach (var side in (int[])[300, 240, 160, 100])
        {
            var (reference, rendition) = (Reference(side, colour => colour), await Render(studio, side));
            Like(reference, rendition, $"{side}");
            Unlike(reference, Shifted(rendition, 1, 0), $"{side}: a pixel to the right");
            Unlike(reference, Shifted(rendition, 0, 1), $"{side}: a pixel down");
            Unlike(reference, await Render(studio, side, turned: true, orientation: 1), $"{side}: upside down");
        }
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Turned_pictures_and_wide_colours_are_like_their_reference_and_mistakes_are_not(string engine)
    {
        using var studio = new Studio(engine);
        Like(Reference(160, colour => colour), await Render(studio, 160, turned: true, orientation: 3), "turned");

        var wide = Reference(160, ExpectedSrgb.FromDisplayP3);
        Like(wide, await Render(studio, 160, profile: IccProfiles.DisplayP3()), "profile");
        Unlike(wide, await Render(studio, 160), "no profile");
        Unlike(wide, await Render(studio, 160, profile: IccProfiles.AdobeRgb()), "another profile");
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_scale_makes_each_picture_its_share_of_the_size(string engine)
    {
        using var studio = new Studio(engine);
        var half = Studio.Box(0, 0) with { Scale = 0.5 };
        var result = await studio.RenderAsync(TestPictures.Jpeg(301, 200, orientation: 6), half);
        Assert.Equal((151, 100), (result.Image.Width, result.Image.Height));
        Like(Reference(240, colour => colour), await studio.PixelsAsync(Source(false, 1, null), half), "half");
        var smallest = await studio.RenderAsync(TestPictures.Png(20, 20), half with { Scale = 0.01 });
        Assert.Equal((1, 1), (smallest.Image.Width, smallest.Image.Height));
    }

    private static Task<Picture> Render(Studio studio, int side, bool turned = false, int orientation = 1, byte[]? profile = null) =>
        studio.PixelsAsync(Source(turned, orientation, profile), Studio.Box(side, side));

    private static byte[] Source(bool turned, int orientation, byte[]? profile) =>
        new JpegWriter { Exif = ExifBlock.With(orientation), IccProfile = profile }
            .Write(Width, Height, (x, y) => turned ? Scene(Width - 1 - x, Height - 1 - y) : Scene(x, y));

    // Waves a few pixels of the rendition long, so that a pixel more or less shows and the choice of a filter does not.
    private static (byte, byte, byte) Scene(int x, int y) => (
        Wave(x / 40.0 + y / 900.0), Wave(y / 44.0 + x / 1100.0), Wave((x + y) / 60.0 + 0.3));

    private static byte Wave(double turns) => (byte)Math.Round(128 + 90 * Math.Sin(2 * Math.PI * turns));

    // Each pixel is the mean of those that it covers, partly or whole.
    private static Picture Reference(int side, Func<(byte R, byte G, byte B), (byte R, byte G, byte B)> toSrgb)
    {
        var (width, height) = (side, side * Height / Width);
        var rgba = new byte[width * height * 4];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var (r, g, b) = toSrgb(Mean((double)Width / width * x, (double)Width / width, (double)Height / height * y, (double)Height / height));
                (rgba[(y * width + x) * 4], rgba[(y * width + x) * 4 + 1], rgba[(y * width + x) * 4 + 2], rgba[(y * width + x) * 4 + 3]) = (r, g, b, 255);
            }
        }

        return new Picture(width, height, rgba);
    }

    private static (byte, byte, byte) Mean(double left, double width, double top, double height)
    {
        var (red, green, blue) = (0.0, 0.0, 0.0);
        for (var y = (int)top; y < top + height - 1e-9; y++)
        {
            for (var x = (int)left; x < left + width - 1e-9; x++)
            {
                var share = (Math.Min(x + 1, left + width) - Math.Max(x, left)) * (Math.Min(y + 1, top + height) - Math.Max(y, top)) / (width * height);
                var (r, g, b) = Scene(x, y);
                (red, green, blue) = (red + r * share, green + g * share, blue + b * share);
            }
        }

        return ((byte)Math.Round(red), (byte)Math.Round(green), (byte)Math.Round(blue));
    }

    private static Picture Shifted(Picture picture, int right, int down)
    {
        var rgba = new byte[picture.Rgba.Length];
        for (var y = 0; y < picture.Height; y++)
        {
            for (var x = 0; x < picture.Width; x++)
            {
                var from = (Math.Max(0, y - down) * picture.Width + Math.Max(0, x - right)) * 4;
                picture.Rgba.AsSpan(from, 4).CopyTo(rgba.AsSpan((y * picture.Width + x) * 4));
            }
        }

        return new Picture(picture.Width, picture.Height, rgba);
    }

    private static void Like(Picture reference, Picture rendition, string what) => Assert.True(
        rendition.DifferenceFrom(reference) < Tolerance, $"{what}: differs by {rendition.DifferenceFrom(reference):0.00}");

    private static void Unlike(Picture reference, Picture rendition, string what) => Assert.True(
        rendition.DifferenceFrom(reference) > 2 * Tolerance, $"{what}: differs by no more than {rendition.DifferenceFrom(reference):0.00}");
}
