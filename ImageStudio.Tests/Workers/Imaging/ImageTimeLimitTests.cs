using ImageStudio.Tests.Builders;
using ImageStudio.Tests.Fixtures;
using ImageStudio.Workers.Imaging;
using Microsoft.Extensions.Options;

namespace ImageStudio.Tests.Workers.Imaging;

/// <summary>A picture that takes too long is given up, whatever makes it slow.</summary>
public sealed class ImageTimeLimitTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("imagestudio-").FullName;
    private readonly ManualTimeProvider _clock = new();

    [Theory]
    [MemberData(nameof(Studio.Engines), MemberType = typeof(Studio))]
    public async Task A_picture_that_takes_longer_than_the_limit_is_rejected_and_says_so(string engine)
    {
        var failure = await Assert.ThrowsAsync<ImageRejectedException>(() => RenderAsync(engine, TimeSpan.FromSeconds(31), CancellationToken.None));

        Assert.Equal((ImageRejection.TooSlow, "The picture takes longer than 30 seconds to process."), (failure.Rejection, failure.Message));
    }

    [Theory]
    [MemberData(nameof(Studio.Engines), MemberType = typeof(Studio))]
    public async Task A_picture_within_the_limit_is_made(string engine) =>
        Assert.Equal(100, (await RenderAsync(engine, TimeSpan.FromSeconds(29), CancellationToken.None)).Width);

    [Theory]
    [MemberData(nameof(Studio.Engines), MemberType = typeof(Studio))]
    public async Task A_worker_that_stops_rejects_nothing(string engine)
    {
        using var stop = new CancellationTokenSource();
        var rendering = RenderAsync(engine, TimeSpan.FromSeconds(31), stop.Token, stop.Cancel);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rendering);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<RenderedImage> RenderAsync(string engine, TimeSpan duration, CancellationToken cancellationToken, Action? meanwhile = null)
    {
        var limits = new ImageLimits();
        var slow = new SlowEngine(ImageEngines.Choose(Enum.Parse<ImageEngineChoice>(engine), limits), () =>
        {
            meanwhile?.Invoke();
            _clock.Advance(duration);
        });
        var source = Path.Combine(_folder, "source");
        await File.WriteAllBytesAsync(source, TestPictures.Jpeg(400, 400), CancellationToken.None);
        return await new ImageRenderer(slow, Options.Create(limits), _clock)
            .RenderAsync(source, Path.Combine(_folder, "rendition"), new RenditionRecipe(Studio.Box(100, 100), default), cancellationToken);
    }

    /// <summary>An engine for which time passes when it has begun.</summary>
    private sealed class SlowEngine(IImageEngine engine, Action pass) : IImageEngine
    {
        public string Name => engine.Name;

        public string Version => engine.Version;

        public bool Reads(ImageFormat format) => engine.Reads(format);

        public EncodedImage Render(SourceImage source, string destination, RenditionRecipe recipe, CancellationToken cancellationToken)
        {
            pass();
            return engine.Render(source, destination, recipe, cancellationToken);
        }
    }
}
