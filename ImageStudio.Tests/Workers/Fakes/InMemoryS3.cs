using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using ImageStudio.Contracts;

namespace ImageStudio.Tests.Workers.Fakes;

/// <summary>The part of S3 that workers use, with conditional writes, and a hook before each operation to let others come in between.</summary>
internal sealed class InMemoryS3() : AmazonS3Client(new AnonymousAWSCredentials(), new AmazonS3Config { RegionEndpoint = RegionEndpoint.EUCentral1 })
{
    private readonly ConcurrentDictionary<string, Stored> _objects = new(StringComparer.Ordinal);
    private int _sequencer;

    /// <summary>Called with operation and key before it takes effect.</summary>
    public Func<string, string, Task> Before { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Operations and keys, in order.</summary>
    public ConcurrentQueue<(string Operation, string Key)> Calls { get; } = new();

    public IReadOnlyCollection<string> Keys => [.. _objects.Keys.Order(StringComparer.Ordinal)];

    public Stored this[string key] => _objects[key];

    public bool Has(string key) => _objects.ContainsKey(key);

    public void Remove(string key) => _objects.TryRemove(key, out _);

    /// <summary>Stores an upload and gives the event that announces it.</summary>
    public S3Event Upload(string key, byte[] content, params (string Name, string Value)[] metadata)
    {
        var stored = new Stored(content, metadata.ToDictionary(entry => $"x-amz-meta-{entry.Name}", entry => entry.Value), "application/octet-stream");
        _objects[key] = stored;
        var sequencer = Interlocked.Increment(ref _sequencer).ToString("X16", CultureInfo.InvariantCulture);
        return new S3Event("ObjectCreated:Put", "photos", key, stored.ETag, sequencer, content.Length, default);
    }

    public override async Task<GetObjectResponse> GetObjectAsync(GetObjectRequest request, CancellationToken cancellationToken = default)
    {
        var stored = await FindAsync("GET", request.Key);
        var response = new GetObjectResponse { ETag = $"\"{stored.ETag}\"", ContentLength = stored.Content.Length, ResponseStream = new MemoryStream(stored.Content), HttpStatusCode = HttpStatusCode.OK };
        foreach (var (name, value) in stored.Metadata) response.Metadata[name] = value;
        return response;
    }

    public override Task<GetObjectResponse> GetObjectAsync(string bucketName, string key, CancellationToken cancellationToken = default) =>
        GetObjectAsync(new GetObjectRequest { BucketName = bucketName, Key = key }, cancellationToken);

    public override async Task<GetObjectMetadataResponse> GetObjectMetadataAsync(string bucketName, string key, CancellationToken cancellationToken = default)
    {
        var stored = await FindAsync("HEAD", key);
        var response = new GetObjectMetadataResponse { ETag = $"\"{stored.ETag}\"", HttpStatusCode = HttpStatusCode.OK };
        response.Headers.ContentLength = stored.Content.Length;
        foreach (var (name, value) in stored.Metadata) response.Metadata[name] = value;
        return response;
    }

    public override async Task<PutObjectResponse> PutObjectAsync(PutObjectRequest request, CancellationToken cancellationToken = default)
    {
        await NoteAsync("PUT", request.Key);
        var content = request.FilePath is { } path ? await File.ReadAllBytesAsync(path, cancellationToken) : System.Text.Encoding.UTF8.GetBytes(request.ContentBody);
        var stored = new Stored(content, request.Metadata.Keys.ToDictionary(name => name, name => request.Metadata[name]), request.ContentType);
        lock (_objects)
        {
            Check(request.Key, request.IfMatch, request.IfNoneMatch);
            _objects[request.Key] = stored;
        }

        return new PutObjectResponse { ETag = $"\"{stored.ETag}\"" };
    }

    public override async Task<DeleteObjectResponse> DeleteObjectAsync(DeleteObjectRequest request, CancellationToken cancellationToken = default)
    {
        await NoteAsync("DELETE", request.Key);
        lock (_objects)
        {
            Check(request.Key, request.IfMatch, null);
            _objects.TryRemove(request.Key, out _);
        }

        return new DeleteObjectResponse();
    }

    public override async Task<ListObjectsV2Response> ListObjectsV2Async(ListObjectsV2Request request, CancellationToken cancellationToken = default)
    {
        await NoteAsync("LIST", request.Prefix);
        return new ListObjectsV2Response
        {
            S3Objects = [.. Keys.Where(key => key.StartsWith(request.Prefix, StringComparison.Ordinal)).Select(key => new S3Object { Key = key })],
            IsTruncated = false,
        };
    }

    public override async Task<DeleteObjectsResponse> DeleteObjectsAsync(DeleteObjectsRequest request, CancellationToken cancellationToken = default)
    {
        foreach (var each in request.Objects)
        {
            await NoteAsync("DELETE", each.Key);
            _objects.TryRemove(each.Key, out _);
        }

        return new DeleteObjectsResponse();
    }

    private async Task NoteAsync(string operation, string key)
    {
        Calls.Enqueue((operation, key));
        await Before(operation, key);
    }

    private async Task<Stored> FindAsync(string operation, string key)
    {
        await NoteAsync(operation, key);
        return _objects.TryGetValue(key, out var stored) ? stored : throw Error("NoSuchKey", HttpStatusCode.NotFound);
    }

    private void Check(string key, string? ifMatch, string? ifNoneMatch)
    {
        var there = _objects.GetValueOrDefault(key);
        if (ifNoneMatch == "*" && there is not null) throw Error("PreconditionFailed", HttpStatusCode.PreconditionFailed);
        if (ifMatch is not null && there is null) throw Error("NoSuchKey", HttpStatusCode.NotFound);
        if (ifMatch is not null && ifMatch != $"\"{there!.ETag}\"") throw Error("PreconditionFailed", HttpStatusCode.PreconditionFailed);
    }

    private static AmazonS3Exception Error(string code, HttpStatusCode status) => new(code, ErrorType.Sender, code, "", status);

    internal sealed record Stored(byte[] Content, IReadOnlyDictionary<string, string> Metadata, string? ContentType)
    {
        public string ETag { get; } = Convert.ToHexStringLower(SHA256.HashData(Content))[..32];

        public string? Meta(string name) => Metadata.GetValueOrDefault($"x-amz-meta-{name}");

        public string Text => System.Text.Encoding.UTF8.GetString(Content);
    }
}
