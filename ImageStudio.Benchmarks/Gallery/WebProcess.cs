using ImageStudio.Benchmarks.Pipeline;
using ImageStudio.Benchmarks.Pipeline.Systems;

namespace ImageStudio.Benchmarks.Gallery;

/// <summary>Web as it is built, in front of an emulator.</summary>
internal sealed class WebProcess : IAsyncDisposable
{
    private readonly ChildProcess _process;

    private WebProcess(ChildProcess process, Uri url) => (_process, Url) = (process, url);

    public Uri Url { get; }

    /// <summary>Resident memory at this moment in MB; null where the system does not tell.</summary>
    public double? Memory => ProcessMemory.NowOf(_process.Id);

    /// <summary>Starts it on a free port, and returns before it answers.</summary>
    public static WebProcess Start(Uri emulator, GalleryBucket bucket)
    {
        var url = new Uri($"http://127.0.0.1:{FreePort.Find()}");
        var program = Path.Combine(Repository.Root, "artifacts", "bin", "ImageStudio.Web", new DirectoryInfo(AppContext.BaseDirectory).Name, "ImageStudio.Web");
        var environment = new Dictionary<string, string>
        {
            ["AWS_ENDPOINT_URL"] = emulator.ToString(),
            ["AWS_REGION"] = "us-east-1",
            ["AWS_ACCESS_KEY_ID"] = "test",
            ["AWS_SECRET_ACCESS_KEY"] = "test",
            ["AWS__Resources__BucketName"] = GalleryBucket.Name,
            ["AWS__Resources__UploadsTopicArn"] = bucket.UploadsTopic,
            ["AWS__Resources__RenditionsTopicArn"] = bucket.RenditionsTopic,
        };
        return new WebProcess(ChildProcess.Start(program, ["--urls", url.ToString(), "--contentRoot", Path.Combine(Repository.Root, "ImageStudio.Web")], environment), url);
    }

    public Task WaitUntilHealthyAsync(CancellationToken cancellationToken) => _process.WaitUntilHealthyAsync(new Uri(Url, "/alive"), cancellationToken);

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
