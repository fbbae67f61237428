using ImageStudio.Tests.Builders;
using ImageStudio.Workers.Imaging;

namespace ImageStudio.Tests.Workers.Imaging;

/// <summary>AVIF, HEIC and CMYK: what libvips does, and where ImageSharp says no or does less.</summary>
public sealed class StoredPictureTests
{
    // From littlecms through Pillow's ImageCms: the same files, relative colorimetric, to its sRGB; the one without a
    // profile by the CMYK profile that libvips brings.
    private static readonly (byte, byte, byte)[] ByProfile =
        [(255, 255, 255), (13, 160, 206), (206, 0, 137), (248, 237, 39), (38, 38, 38), (142, 173, 196), (215, 116, 70), (112, 117, 123)];

    private static readonly (byte, byte, byte)[] ByDefault =
        [(255, 255, 255), (0, 156, 228), (234, 23, 133), (255, 240, 0), (41, 35, 43), (110, 156, 186), (223, 110, 73), (117, 111, 111)];

    public static TheoryData<string> Engines => Studio.Engines;

    [Theory, MemberData(nameof(Engines))]
    public async Task Avif_and_heic_are_rendered_or_refused_in_a_sentence(string engine)
    {
        using var studio = new Studio(engine);
        foreach (var (file, format) in new[] { (StoredPictures.Avif, ImageFormat.Avif), (StoredPictures.Heic, ImageFormat.Heic) })
        {
            if (!studio.Engine.Reads(format))
            {
                var rejection = await Assert.ThrowsAsync<ImageRejectedException>(() => studio.RenderAsync(file, Studio.Box(32, 32)));
                Assert.Equal(ImageRejection.UnsupportedFormat, rejection.Rejection);
                Assert.Equal($"{format.DisplayName()} pictures cannot be read here. Saved as JPEG, this one can.", rejection.Message);
                continue;
            }

            var result = await studio.RenderAsync(file, Studio.Box(32, 32));
            Assert.Equal((format, ImageFormat.Jpeg, 32, 24), (result.Image.Source.Format, result.Image.Format, result.Image.Width, result.Image.Height));
            var pixels = await studio.PixelsAsync(file, Studio.Box(32, 32));
            for (var y = 0; y < 24; y += 3)
            {
                for (var x = 0; x < 32; x += 3) AssertNear(TestScene.Colour(x, y, 32, 24), pixels[x, y], 6);
            }
        }
    }

    [Theory, MemberData(nameof(Engines))]
    public void Avif_and_heic_are_read_by_libvips_alone(string engine)
    {
        using var studio = new Studio(engine);
        if (engine == "Vips") return;
        Assert.False(studio.Engine.Reads(ImageFormat.Avif) || studio.Engine.Reads(ImageFormat.Heic));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Inks_of_a_press_become_srgb_by_its_profile_with_libvips(string engine)
    {
        using var studio = new Studio(engine);
        await Check(studio, StoredPictures.CmykWithProfile, engine == "Vips" ? ByProfile : Naive());
        await Check(studio, StoredPictures.Cmyk, engine == "Vips" ? ByDefault : Naive());
    }

    // ImageSharp 3 decodes CMYK to RGB before anybody sees it, without the profile: white less inks, less black.
    private static (byte, byte, byte)[] Naive() =>
        [.. StoredPictures.Inks.Select(ink => (Mixed(ink.C, ink.K), Mixed(ink.M, ink.K), Mixed(ink.Y, ink.K)))];

    private static byte Mixed(byte ink, byte black) => (byte)Math.Round((255 - ink) * (255 - black) / 255.0);

    private static async Task Check(Studio studio, byte[] file, (byte, byte, byte)[] expected)
    {
        var pixels = await studio.PixelsAsync(file, Studio.Box(128, 128));
        for (var i = 0; i < expected.Length; i++) AssertNear(expected[i], pixels[i * 16 + 8, 8], 5);
    }

    private static void AssertNear((byte R, byte G, byte B) expected, (byte R, byte G, byte B, byte A) actual, int tolerance)
    {
        var worst = Math.Max(Math.Abs(expected.R - actual.R), Math.Max(Math.Abs(expected.G - actual.G), Math.Abs(expected.B - actual.B)));
        Assert.True(worst <= tolerance, $"{actual} is not {expected}");
    }
}
