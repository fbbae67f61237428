using Amazon.S3;
using ImageStudio.Contracts;

namespace ImageStudio.Benchmarks.Pipeline.Systems;

/// <summary>
/// The same design as most tutorials build it: boto3 and Pillow, one process per rendition, S3 to SNS to SQS on
/// <c>moto_server</c>. It sends no mails, updates no page, and keeps everything in memory, which is all to its favour.
/// </summary>
internal sealed class PythonSystem(PipelineOptions options) : IPipelineSystem
{
    private const string BucketName = "peer-photos";
    private static readonly string Scripts = Path.Combine(AppContext.BaseDirectory, "Pipeline", "Peer");

    private readonly List<ChildProcess> _processes = [];
    private IAmazonS3? _s3;

    public string Name => "Python, boto3 and Pillow on moto_server";

    public IAmazonS3 S3 => _s3 ?? throw new InvalidOperationException("Not started.");

    public string Bucket => BucketName;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var port = FreePort.Find();
        var endpoint = new Uri($"http://127.0.0.1:{port}");
        var environment = new Dictionary<string, string>
        {
            ["AWS_ENDPOINT_URL"] = endpoint.ToString(),
            ["AWS_REGION"] = "us-east-1",
            ["AWS_DEFAULT_REGION"] = "us-east-1",
            ["AWS_ACCESS_KEY_ID"] = "test",
            ["AWS_SECRET_ACCESS_KEY"] = "test",
        };
        var moto = ChildProcess.Start(options.MotoServer, ["-H", "127.0.0.1", "-p", $"{port}"]);
        _processes.Add(moto);
        await moto.WaitUntilHealthyAsync(new Uri(endpoint, "/moto-api/"), cancellationToken);
        await ChildProcess.RunAsync(options.Python, [Script("provision.py"), BucketName, .. Rendition.Defaults.Select(rendition => rendition.Name)], environment, cancellationToken);
        foreach (var rendition in Rendition.Defaults)
            _processes.Add(ChildProcess.Start(options.Python, [Script("worker.py"), rendition.Name, rendition.FileNamePrefix, $"{rendition.Width}", $"{rendition.Height}", $"{rendition.Quality}"], environment));
        _s3 = S3Clients.Create(endpoint);
    }

    public async ValueTask DisposeAsync()
    {
        _s3?.Dispose();
        foreach (var process in Enumerable.Reverse(_processes)) await process.DisposeAsync();
    }

    private static string Script(string name) => Path.Combine(Scripts, name);
}
