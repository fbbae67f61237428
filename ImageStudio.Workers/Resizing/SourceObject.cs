using Amazon.S3.Model;
using ImageStudio.Contracts;
using ImageStudio.Workers.Objects;

namespace ImageStudio.Workers.Resizing;

/// <summary>An upload whose content is about to be read.</summary>
internal sealed class SourceObject(string bucket, string key, GetObjectResponse response) : IDisposable
{
    public string ETag { get; } = (response.ETag ?? "").Trim('"');

    /// <summary>Size in bytes.</summary>
    public long Length => response.ContentLength;

    /// <summary>As it is in the metadata.</summary>
    public string? Filter => response.Metadata[UploadMetadata.Filter];

    /// <summary>As it is in the metadata.</summary>
    public string? OriginalName => response.Metadata[UploadMetadata.OriginalName];

    public TraceCarrier Trace => TraceCarrier.Read(name => response.Metadata[name]);

    public SourceVersion Version(string sequencer) => new(bucket, key, ETag, sequencer);

    /// <summary>Writes the content to a file.</summary>
    public async Task DownloadAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
        await response.ResponseStream.CopyToAsync(file, cancellationToken);
    }

    public void Dispose() => response.Dispose();
}
