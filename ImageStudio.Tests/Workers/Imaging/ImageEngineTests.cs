using ImageStudio.Contracts;
using ImageStudio.Tests.Builders;
using ImageStudio.Workers.Imaging;

namespace ImageStudio.Tests.Workers.Imaging;

/// <summary>What every engine has to do; each test runs on each engine of this machine.</summary>
public sealed class ImageEngineTests
{
    public static TheoryData<string> Engines => Studio.Engines;

    [Theory, MemberData(nameof(Engines))]
    public async Task Pictures_fit_inside_the_box_and_are_never_enlarged(string engine)
    {
        using var studio = new Studio(engine);
        (int Width, int Height, int ExpectedWidth, int ExpectedHeight)[] cases =
            [(640, 480, 320, 240), (333, 500, 213, 320), (100, 80, 100, 80), (1, 1, 1, 1), (900, 1, 320, 1), (321, 320, 320, 319)];
        foreach (var (width, height, expectedWidth, expectedHeight) in cases)
        {
            var result = await studio.RenderAsync(TestPictures.Jpeg(width, height), Studio.Box(320, 320));
            Assert.Equal((ImageFormat.Jpeg, expectedWidth, expectedHeight), (result.Image.Format, result.Image.Width, result.Image.Height));
            var pixels = await studio.PixelsAsync(result);
            Assert.Equal((expectedWidth, expectedHeight), (pixels.Width, pixels.Height));
            Assert.Equal(new FileInfo(result.Path).Length, result.Image.Bytes);
        }
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Every_orientation_comes_out_upright(string engine)
    {
        using var studio = new Studio(engine);
        var upright = await studio.PixelsAsync(TestPictures.Jpeg(240, 160), Studio.Box(90, 90));
        Assert.Equal((90, 60), (upright.Width, upright.Height));
        AssertNear(TestScene.Colour(0, 0, 90, 60), upright[0, 0], 6);
        AssertNear(TestScene.Colour(89, 0, 90, 60), upright[89, 0], 6);
        for (var orientation = 2; orientation <= 8; orientation++)
        {
            var turned = await studio.PixelsAsync(TestPictures.Jpeg(240, 160, orientation), Studio.Box(90, 90));
            Assert.InRange(turned.DifferenceFrom(upright), 0, 1);
        }
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_jpeg_rendition_carries_nothing_but_the_picture(string engine)
    {
        using var studio = new Studio(engine);
        var result = await studio.RenderAsync(TestPictures.Jpeg(200, 100, 6, IccProfiles.AdobeRgb()), Studio.Box(50, 50));
        var file = await File.ReadAllBytesAsync(result.Path);
        var text = System.Text.Encoding.Latin1.GetString(file);
        // ImageSharp 3 writes baseline only.
        Assert.Contains(engine == "Vips" ? "\xFF\xC2" : "\xFF\xC0", text, StringComparison.Ordinal);
        foreach (var secret in (string[])["Exif", "http://", "ICC_PROFILE", "terrace", ExifBlock.Camera])
        {
            Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Colours_of_wide_profiles_become_srgb(string engine)
    {
        using var studio = new Studio(engine);
        // The reference values come from the profiles' own numbers, by the arithmetic of ICC.1 annex F.
        await Check(IccProfiles.AdobeRgb(), ExpectedSrgb.FromAdobeRgb);
        await Check(IccProfiles.DisplayP3(), ExpectedSrgb.FromDisplayP3);

        async Task Check(byte[] profile, Func<(byte, byte, byte), (byte, byte, byte)> expected)
        {
            var ramp = new JpegWriter { IccProfile = profile }.Write(256, 8, (x, _) => ((byte)x, (byte)x, (byte)x));
            var greys = await studio.PixelsAsync(ramp, Studio.Box(256, 256));
            for (var x = 4; x < 256; x += 8) AssertNear(expected(((byte)x, (byte)x, (byte)x)), greys[x, 4], 4);

            var pixels = await studio.PixelsAsync(TestPictures.Jpeg(64, 64, 1, profile), Studio.Box(64, 64));
            for (var y = 4; y < 64; y += 8)
            {
                for (var x = 4; x < 64; x += 8) AssertNear(expected(TestScene.Colour(x, y, 64, 64)), pixels[x, y], 8);
            }
        }
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Transparency_stays_where_the_format_can_and_is_white_where_not(string engine)
    {
        using var studio = new Studio(engine);
        var source = TestPictures.Png(80, 40, alpha: true);
        var png = await studio.RenderAsync(source, Studio.Box(40, 40));
        var webp = await studio.RenderAsync(source, Studio.Box(40, 40, format: RenditionFormat.WebP));
        var jpeg = await studio.RenderAsync(source, Studio.Box(40, 40, format: RenditionFormat.Jpeg));
        Assert.Equal((ImageFormat.Png, ImageFormat.WebP, ImageFormat.Jpeg), (png.Image.Format, webp.Image.Format, jpeg.Image.Format));

        var scene = TestScene.Colour(30, 10, 40, 20);
        foreach (var kept in new[] { await studio.PixelsAsync(png), await studio.PixelsAsync(webp) })
        {
            Assert.Equal(255, kept[5, 10].A);
            Assert.InRange(kept[30, 10].A, 125, 131);
            AssertNear(scene, kept[30, 10], 12);
        }

        var flat = (await studio.PixelsAsync(jpeg))[30, 10];
        AssertNear(((byte)((scene.R + 255) / 2), (byte)((scene.G + 255) / 2), (byte)((scene.B + 255) / 2)), flat, 6);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Every_format_is_known_by_its_content(string engine)
    {
        using var studio = new Studio(engine);
        (byte[] File, ImageFormat Source, ImageFormat Output)[] cases =
        [
            (TestPictures.Jpeg(64, 48), ImageFormat.Jpeg, ImageFormat.Jpeg), (TestPictures.Png(64, 48), ImageFormat.Png, ImageFormat.Png),
            (TestPictures.Bmp(64, 48), ImageFormat.Bmp, ImageFormat.Jpeg), (TestPictures.Tiff(64, 48), ImageFormat.Tiff, ImageFormat.Jpeg),
        ];
        foreach (var (file, source, output) in cases)
        {
            var result = await studio.RenderAsync(file, Studio.Box(32, 32));
            Assert.Equal((source, output, 32, 24), (result.Image.Source.Format, result.Image.Format, result.Image.Width, result.Image.Height));
            AssertNear(TestScene.Colour(8, 6, 32, 24), (await studio.PixelsAsync(result))[8, 6], 6);
        }
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Grey_of_16_bits_keeps_its_tones(string engine)
    {
        using var studio = new Studio(engine);
        var pixels = await studio.PixelsAsync(TestPictures.GreyPng16(256, 8), Studio.Box(256, 256));
        for (var x = 0; x < 256; x += 15) AssertNear(((byte)x, (byte)x, (byte)x), pixels[x, 4], 1);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Animations_stay_animated_unless_the_format_holds_one_frame(string engine)
    {
        using var studio = new Studio(engine);
        var source = TestPictures.Gif(60, 40, frames: 4);
        foreach (var format in (RenditionFormat[])[RenditionFormat.Source, RenditionFormat.WebP])
        {
            var moving = await studio.RenderAsync(source, Studio.Box(30, 30, format: format));
            Assert.Equal((30, 20), (moving.Image.Width, moving.Image.Height));
            var again = await studio.RenderAsync(moving.Path, Studio.Box(30, 30));
            Assert.Equal((4, 30, 20), (again.Image.Source.Frames, again.Image.Source.Width, again.Image.Source.Height));
        }

        var still = await studio.RenderAsync(source, Studio.Box(30, 30, format: RenditionFormat.Jpeg));
        var grey = (byte)(GifWriter.Level(0, 4) * 2);
        AssertNear((grey, grey, grey), (await studio.PixelsAsync(still))[15, 10], 3);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Box_modes_cut_and_stretch_to_the_pixel(string engine)
    {
        using var studio = new Studio(engine);
        var source = TestPictures.Jpeg(400, 200, orientation: 6);

        var stretched = await studio.PixelsAsync(source, Studio.Box(60, 60, RenditionFit.Fill));
        Assert.Equal((60, 60), (stretched.Width, stretched.Height));
        AssertNear(TestScene.Colour(0, 59, 60, 60), stretched[0, 59], 6);

        var centre = await studio.PixelsAsync(source, Studio.Box(60, 60, RenditionFit.CropCentre));
        Assert.Equal((60, 60), (centre.Width, centre.Height));
        // 400x200 covers the box as 120x60; of that the middle is kept.
        AssertNear(TestScene.Colour(30, 0, 120, 60), centre[0, 0], 6);
        AssertNear(TestScene.Colour(89, 59, 120, 60), centre[59, 59], 6);

        var small = await studio.PixelsAsync(TestPictures.Png(100, 40), Studio.Box(60, 60, RenditionFit.CropCentre));
        Assert.Equal((60, 40), (small.Width, small.Height));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Attention_cut_keeps_what_stands_out(string engine)
    {
        using var studio = new Studio(engine);
        var file = PngWriter.Write(200, 50, 3, (x, _, pixel) => pixel.Fill(x is >= 150 and < 180 && x % 4 < 2 ? (byte)20 : (byte)200));
        var pixels = await studio.PixelsAsync(file, Studio.Box(50, 50, RenditionFit.CropAttention));
        var dark = Enumerable.Range(0, 50).Count(x => pixels[x, 25].R < 100);
        Assert.InRange(dark, 14, 16);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Filters_change_the_colours_as_documented(string engine)
    {
        using var studio = new Studio(engine);
        var source = TestPictures.Png(64, 64, alpha: true);
        var (r, g, b) = TestScene.Colour(20, 20, 64, 64);
        var luminance = 0.2126 * r + 0.7152 * g + 0.0722 * b;

        AssertNear(Clip(luminance, luminance, luminance), await Pixel("grayscale"), 1);
        AssertNear(
            Clip(0.393 * r + 0.769 * g + 0.189 * b, 0.349 * r + 0.686 * g + 0.168 * b, 0.272 * r + 0.534 * g + 0.131 * b), await Pixel("sepia"), 1);
        AssertNear(Clip(luminance, luminance * 0.4, luminance * 0.4), await Pixel("tint #ff0000"), 1);
        Assert.Equal(255, (await Pixel("tint #ff0000")).A);

        async Task<(byte R, byte G, byte B, byte A)> Pixel(string name)
        {
            Assert.True(ImageFilter.TryParse(name, out var filter));
            return (await studio.PixelsAsync(source, Studio.Box(64, 64), filter))[20, 20];
        }
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Enhancing_stretches_a_flat_picture(string engine)
    {
        using var studio = new Studio(engine);
        var flat = PngWriter.Write(120, 20, 3, (x, _, pixel) => pixel.Fill((byte)(60 + x)));
        var pixels = await studio.PixelsAsync(flat, Studio.Box(120, 120), new ImageFilter(ImageFilterKind.Enhance));
        Assert.InRange(pixels[0, 10].R, 0, 3);
        Assert.InRange(pixels[119, 10].R, 252, 255);
        Assert.InRange(pixels[60, 10].R, 120, 136);
    }

    private static (byte R, byte G, byte B) Clip(double r, double g, double b) => (Clip(r), Clip(g), Clip(b));

    private static byte Clip(double value) => (byte)Math.Clamp(Math.Round(value), 0, 255);

    private static void AssertNear((byte R, byte G, byte B) expected, (byte R, byte G, byte B, byte A) actual, int tolerance)
    {
        var largest = Math.Max(Math.Abs(expected.R - actual.R), Math.Max(Math.Abs(expected.G - actual.G), Math.Abs(expected.B - actual.B)));
        Assert.True(largest <= tolerance, $"expected {expected}, but it is {actual}");
    }
}
