using System.Text;
using ImageStudio.Tests.Builders;
using ImageStudio.Tests.Fixtures;
using ImageStudio.Workers.Imaging;
using Microsoft.Extensions.Options;

namespace ImageStudio.Tests.Workers.Imaging;

/// <summary>What is refused before an engine sees it, and with which words.</summary>
public sealed class ImageRejectionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("imagestudio-").FullName;

    [Fact]
    public async Task Files_that_are_no_pictures_are_named_for_what_they_are()
    {
        await Rejected(TestPictures.Empty(), ImageRejection.NotAPicture, "The file is empty.");
        await Rejected(TestPictures.TextNamedJpg(), ImageRejection.NotAPicture, "This file is not a picture: it starts like text.");
        await Rejected("%PDF-1.7\n"u8, ImageRejection.NotAPicture, "This file is not a picture: it is a PDF document.");
        await Rejected("PK\u0003\u0004"u8, ImageRejection.NotAPicture, "This file is not a picture: it is a ZIP archive or an office document.");
        await Rejected("<!DOCTYPE html><html>"u8, ImageRejection.NotAPicture, "This file is not a picture: it is a web page.");
        await Rejected("\0\0\0\u0018ftypmp42\0\0\0\0isom"u8, ImageRejection.NotAPicture, "This file is not a picture: it is a video.");
        await Rejected([1, 2, 3], ImageRejection.NotAPicture, "This file is not a picture: its content is of no known kind.");
        await Rejected("<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>"u8, ImageRejection.UnsupportedFormat,
            "SVG files cannot be read here. JPEG, PNG, WebP, GIF, TIFF, BMP, AVIF and HEIC can.");
    }

    [Fact]
    public async Task Files_that_end_too_early_say_where()
    {
        var jpeg = TestPictures.TruncatedJpeg();
        var size = FormattableString.Invariant($"{jpeg.Length / 1000.0:0.#} KB");
        await Rejected(jpeg, ImageRejection.Damaged, $"The file is damaged: it ends after {size}, in the middle of the picture.");
        await Rejected(TestPictures.Bmp(100, 100)[..5000], ImageRejection.Damaged, "The file is damaged: it ends after 5 KB of 30.1 KB.");
        await Rejected(TestPictures.Gif(50, 50, 3)[..3000], ImageRejection.Damaged);
        await Rejected(TestPictures.Png(50, 50)[..60], ImageRejection.Damaged);
        await Rejected([0xFF, 0xD8, 0xFF, 0xD9], ImageRejection.Damaged, "The file is damaged: it ends before the picture begins.");
    }

    [Fact]
    public async Task Limits_hold_for_what_the_header_announces()
    {
        await Rejected(TestPictures.HugePngHeader(65536, 65536), ImageRejection.TooManyPixels, "The picture has 4,295 megapixels; the limit is 50.");
        await Rejected(TestPictures.HugePngHeader(10_001, 5_000), ImageRejection.TooManyPixels, "The picture has 50.005 megapixels; the limit is 50.");
        await Rejected(TestPictures.HugePngHeader(0, 10), ImageRejection.Damaged);

        var gif = TestPictures.Gif(100, 100, 6);
        await Rejected(gif, ImageRejection.TooManyPixels, "The picture has 0.06 megapixels (6 frames of 100 x 100); the limit is 0.05.",
            new ImageLimits { MaxMegapixels = 0.05 });
        await Rejected(gif, ImageRejection.TooManyFrames, "The animation has 6 frames; the limit is 5.", new ImageLimits { MaxFrames = 5 });
        await Rejected(gif, ImageRejection.TooManyBytes, $"The file has {FormattableString.Invariant($"{gif.Length / 1000.0:0.#} KB")}; the limit is 2 KB.",
            new ImageLimits { MaxBytes = 2000 });
        await Rejected(TestPictures.HugePngHeader(5000, 5000), ImageRejection.TooMuchMemory,
            "The picture would need 100 MB of memory; the limit is 90 MB.", new ImageLimits { MaxMemoryMegabytes = 90 });
    }

    [Fact]
    public async Task Files_built_to_keep_a_decoder_busy_are_refused()
    {
        var jpeg = TestPictures.Jpeg(64, 64);
        // The scan again and again, as in a progressive file, before the end mark.
        var scan = jpeg.AsSpan(Encoding.Latin1.GetString(jpeg).IndexOf("\xFF\xDA", StringComparison.Ordinal), 1000);
        byte[] manyScans = [.. jpeg[..^2], .. Enumerable.Repeat(scan.ToArray(), 150).SelectMany(bytes => bytes), 0xFF, 0xD9];
        await Rejected(manyScans, ImageRejection.TooSlow, "The JPEG is built of 151 passes over the picture, as no camera does; the limit is 100.");

        var bomb = PngWriter.Deflate(new byte[1_000_000]);
        var texts = Enumerable.Repeat(("zTXt", (byte[])[(byte)'a', 0, 0, .. bomb]), 20).ToArray();
        await Rejected(PngWriter.WithHeader(1, 1, [0, 0, 0, 0], texts), ImageRejection.TooMuchMemory);
    }

    [Fact]
    public async Task A_picture_that_takes_too_long_is_given_up()
    {
        var clock = new ManualTimeProvider();
        var engine = new EndlessEngine();
        var renderer = new ImageRenderer(engine, Options.Create(new ImageLimits()), clock);
        var rendering = renderer.RenderAsync(await FileOf(TestPictures.Png(8, 8)), Path.Combine(_folder, "out"), Recipe, CancellationToken.None);
        await engine.Started.Task.WaitAsync(TimeSpan.FromSeconds(10));
        clock.Advance(TimeSpan.FromSeconds(31));
        var rejection = await Assert.ThrowsAsync<ImageRejectedException>(() => rendering);
        Assert.Equal((ImageRejection.TooSlow, "The picture takes longer than 30 seconds to process."), (rejection.Rejection, rejection.Message));
    }

    [Fact]
    public async Task Stopping_the_worker_is_no_rejection()
    {
        using var stop = new CancellationTokenSource();
        var engine = new EndlessEngine();
        var renderer = new ImageRenderer(engine, Options.Create(new ImageLimits()), new ManualTimeProvider());
        var rendering = renderer.RenderAsync(await FileOf(TestPictures.Png(8, 8)), Path.Combine(_folder, "out"), Recipe, stop.Token);
        await engine.Started.Task.WaitAsync(TimeSpan.FromSeconds(10));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rendering);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static RenditionRecipe Recipe => new(Studio.Box(10, 10), default);

    private Task Rejected(ReadOnlySpan<byte> file, ImageRejection reason, string? message = null) => Rejected(file.ToArray(), reason, message);

    private async Task Rejected(byte[] file, ImageRejection reason, string? message = null, ImageLimits? limits = null)
    {
        var renderer = new ImageRenderer(new EndlessEngine(), Options.Create(limits ?? new ImageLimits()), TimeProvider.System);
        var path = await FileOf(file);
        var rejection = await Assert.ThrowsAsync<ImageRejectedException>(
            () => renderer.RenderAsync(path, Path.Combine(_folder, "out"), Recipe, CancellationToken.None));
        Assert.Equal((reason, message ?? rejection.Message), (rejection.Rejection, rejection.Message));
    }

    private async Task<string> FileOf(byte[] content)
    {
        var path = Path.Combine(_folder, "in");
        await File.WriteAllBytesAsync(path, content);
        return path;
    }

    /// <summary>Decodes until it is cancelled.</summary>
    private sealed class EndlessEngine : IImageEngine
    {
        public TaskCompletionSource Started { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Name => "endless";

        public string Version => "1";

        public bool Reads(ImageFormat format) => true;

        public EncodedImage Render(SourceImage source, string destination, RenditionRecipe recipe, CancellationToken cancellationToken)
        {
            Started.TrySetResult();
            cancellationToken.WaitHandle.WaitOne();
            throw new OperationCanceledException(cancellationToken);
        }
    }
}
