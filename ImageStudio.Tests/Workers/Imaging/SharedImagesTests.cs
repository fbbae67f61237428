using ImageStudio.Contracts;
using ImageStudio.Tests.Fixtures;
using ImageStudio.Workers.Imaging;

namespace ImageStudio.Tests.Workers.Imaging;

/// <summary>Real and hostile pictures, on each engine of this machine.</summary>
public sealed class SharedImagesTests
{
    public static TheoryData<string> Engines => Studio.Engines;

    [SharedImagesTheory, MemberData(nameof(Engines))]
    public async Task Photos_come_out_in_size_and_without_metadata(string engine)
    {
        using var studio = new Studio(engine);
        foreach (var photo in SharedImages.In("photos").Concat(SharedImages.In("metadata")))
        {
            var result = await studio.RenderAsync(photo, Rendition.Thumbnail);
            Assert.Equal(ImageFormat.Jpeg, result.Image.Format);
            var (width, height) = (result.Image.Source.Width, result.Image.Source.Height);
            Assert.Equal(Math.Min(320, Math.Max(width, height)), Math.Max(result.Image.Width, result.Image.Height));
            Assert.InRange((double)result.Image.Width / result.Image.Height * height / width, 0.99, 1.01);
            var text = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(result.Path));
            foreach (var block in (string[])["Exif", "ICC_PROFILE", "http://ns.adobe.com", "Photoshop"]) Assert.DoesNotContain(block, text, StringComparison.Ordinal);
        }
    }

    [SharedImagesTheory, MemberData(nameof(Engines))]
    public async Task All_orientations_look_like_the_first(string engine)
    {
        using var studio = new Studio(engine);
        foreach (var kind in (string[])["Landscape", "Portrait"])
        {
            var first = await Pixels(1);
            for (var orientation = 2; orientation <= 8; orientation++)
            {
                // The pictures show their own number and were compressed each on its own; a missed turn differs by 30 and more.
                Assert.InRange((await Pixels(orientation)).DifferenceFrom(first), 0, 4);
            }

            async Task<Builders.Picture> Pixels(int orientation) =>
                await studio.PixelsAsync(await studio.RenderAsync(SharedImages.PathOf("exif-orientation", $"{kind}_{orientation}.jpg"), Rendition.Thumbnail));
        }
    }

    [SharedImagesTheory, MemberData(nameof(Engines))]
    public async Task Formats_keep_transparency_and_frames(string engine)
    {
        using var studio = new Studio(engine);
        var gif = await studio.RenderAsync(SharedImages.PathOf("formats", "rotating-squares.gif"), Studio.Box(40, 40));
        Assert.Equal((30, 40, 40), (gif.Image.Source.Frames, gif.Image.Width, gif.Image.Height));
        Assert.Equal(30, (await studio.RenderAsync(gif.Path, Studio.Box(40, 40))).Image.Source.Frames);

        var png = await studio.PixelsAsync(await studio.RenderAsync(SharedImages.PathOf("formats", "with-alpha.png"), Rendition.Thumbnail));
        Assert.Contains(Enumerable.Range(0, png.Width), x => png[x, png.Height / 2].A < 255);

        var webp = await studio.RenderAsync(SharedImages.PathOf("formats", "5_webp_a.webp"), Studio.Box(100, 100));
        Assert.Equal((ImageFormat.WebP, 100, 100), (webp.Image.Format, webp.Image.Width, webp.Image.Height));
    }

    [SharedImagesTheory, MemberData(nameof(Engines))]
    public async Task Hostile_files_are_rendered_or_rejected_with_a_sentence(string engine)
    {
        using var studio = new Studio(engine);
        string[] bombs = ["17000x17000.avif", "65536-uint32-limit.png", "decompression_bomb_extents.gif", "giant-image.jpg"];
        string[] broken = ["broken.png", "broken_data_stream.png", "corrupt-header.jpg", "decompression_bomb.gif", "truncated.jpg", "truncated.png"];
        foreach (var file in SharedImages.In("hostile"))
        {
            var name = Path.GetFileName(file);
            ImageRejectedException? rejection = null;
            try
            {
                await studio.RenderAsync(file, Rendition.Thumbnail);
            }
            catch (ImageRejectedException e)
            {
                rejection = e;
                Assert.EndsWith(".", e.Message, StringComparison.Ordinal);
            }

            if (bombs.Contains(name)) Assert.Equal(ImageRejection.TooManyPixels, rejection?.Rejection);
            if (broken.Contains(name)) Assert.Equal(ImageRejection.Damaged, rejection?.Rejection);
        }
    }
}
