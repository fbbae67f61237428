using Amazon.S3;

namespace ImageStudio.Benchmarks.Pipeline.Systems;

/// <summary>A bucket with workers behind it, which make three renditions of what comes under <c>ingest/</c>.</summary>
internal interface IPipelineSystem : IAsyncDisposable
{
    /// <summary>What the report calls it.</summary>
    string Name { get; }

    /// <summary>Its S3, once it runs.</summary>
    IAmazonS3 S3 { get; }

    /// <summary>Its bucket, once it runs.</summary>
    string Bucket { get; }

    /// <summary>Starts it and returns when it takes photos.</summary>
    Task StartAsync(CancellationToken cancellationToken);
}
