using Amazon.S3;

namespace ImageStudio.Benchmarks.Pipeline.Systems;

/// <summary>ImageStudio as <c>./run</c> starts it: what runs already, or a fresh one with data on disk in a temporary folder.</summary>
internal sealed class StudioSystem(PipelineOptions options) : IPipelineSystem
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("imagestudio-benchmark-");
    private ChildProcess? _run;
    private IAmazonS3? _s3;
    private string? _bucket;

    public string Name => "ImageStudio";

    public IAmazonS3 S3 => _s3 ?? throw new InvalidOperationException("Not started.");

    public string Bucket => _bucket ?? throw new InvalidOperationException("Not started.");

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var health = new Uri(options.Url, "/health");
        if (!await HealthCheck.IsHealthyAsync(health, cancellationToken))
        {
            _run = ChildProcess.Start(Script(), [$"--LocalAws:DataDirectory={_data.FullName}"]);
            await _run.WaitUntilHealthyAsync(health, cancellationToken);
        }

        _s3 = S3Clients.Create(options.Endpoint);
        var buckets = await _s3.ListBucketsAsync(cancellationToken);
        _bucket = buckets.Buckets.Single(bucket => bucket.BucketName.Contains("-photos-", StringComparison.Ordinal)).BucketName;
    }

    public async ValueTask DisposeAsync()
    {
        _s3?.Dispose();
        if (_run is not null) await _run.DisposeAsync();
        _data.Delete(recursive: true);
    }

    private static string Script() => Repository.Root.Length > 0
        ? Path.Combine(Repository.Root, "run")
        : throw new InvalidOperationException("Nothing runs at --Url, and ./run is not above this program. Start the system first.");
}
