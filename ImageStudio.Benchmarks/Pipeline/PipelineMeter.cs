using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using ImageStudio.Benchmarks.Pipeline.Systems;
using ImageStudio.Contracts;

namespace ImageStudio.Benchmarks.Pipeline;

/// <summary>Puts photos into the bucket and looks there for their renditions: the same for every system.</summary>
internal sealed class PipelineMeter(IPipelineSystem system, IReadOnlyList<byte[]> photos, TimeProvider time)
{
    private static readonly TimeSpan FineInterval = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan CoarseInterval = TimeSpan.FromMilliseconds(200);

    /// <summary>One photo at a time on an idle system, each from the start of its PUT to its third rendition.</summary>
    public async Task<Latencies> MeasureSinglesAsync(int count, CancellationToken cancellationToken)
    {
        var run = Guid.NewGuid().ToString("N");
        var latencies = new List<TimeSpan>();
        for (var i = 0; i < count; i++)
        {
            var key = ObjectKeys.ForPath($"{run}/Single {i}.jpg");
            var start = time.GetTimestamp();
            await PutAsync(key, i, cancellationToken);
            foreach (var rendition in Rendition.Defaults)
                await WaitAsync(ObjectKeys.ForRendition(key, rendition), cancellationToken);
            latencies.Add(time.GetElapsedTime(start));
        }

        return new Latencies(latencies);
    }

    /// <summary>Many photos, <paramref name="parallel"/> PUTs at a time.</summary>
    public async Task<Burst> MeasureBurstAsync(int count, int parallel, CancellationToken cancellationToken)
    {
        var run = Guid.NewGuid().ToString("N");
        var sent = new long[count];
        var start = time.GetTimestamp();
        var uploading = Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = cancellationToken }, async (i, token) =>
        {
            sent[i] = time.GetTimestamp();
            await PutAsync(ObjectKeys.ForPath($"{run}/{i}.jpg"), i, token);
        });
        var finished = await WatchAsync(run, count, cancellationToken);
        await uploading;
        return new Burst(count, time.GetElapsedTime(start), new Latencies(finished.Select(each => time.GetElapsedTime(sent[each.Key], each.Value))));
    }

    /// <summary>When each photo of a run was seen with all of its renditions, by its number.</summary>
    private async Task<Dictionary<int, long>> WatchAsync(string run, int count, CancellationToken cancellationToken)
    {
        var finished = new Dictionary<int, long>();
        while (finished.Count < count)
        {
            await Task.Delay(CoarseInterval, time, cancellationToken);
            var seen = new Dictionary<int, int>();
            foreach (var rendition in Rendition.Defaults)
                await foreach (var number in ListAsync(run, rendition, cancellationToken))
                    seen[number] = seen.GetValueOrDefault(number) + 1;
            var now = time.GetTimestamp();
            foreach (var (number, _) in seen.Where(each => each.Value == Rendition.Defaults.Count)) finished.TryAdd(number, now);
        }

        return finished;
    }

    private async IAsyncEnumerable<int> ListAsync(string run, Rendition rendition, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pages = system.S3.Paginators.ListObjectsV2(new ListObjectsV2Request { BucketName = system.Bucket, Prefix = $"{rendition.Prefix}/{run}/" });
        await foreach (var entry in pages.S3Objects.WithCancellation(cancellationToken))
            yield return int.Parse(Path.GetFileNameWithoutExtension(entry.Key)[rendition.FileNamePrefix.Length..], System.Globalization.CultureInfo.InvariantCulture);
    }

    private async Task PutAsync(string key, int number, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream(photos[number % photos.Count], writable: false);
        await system.S3.PutObjectAsync(new PutObjectRequest { BucketName = system.Bucket, Key = key, InputStream = body, ContentType = "image/jpeg" }, cancellationToken);
    }

    private async Task WaitAsync(string key, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await system.S3.GetObjectMetadataAsync(system.Bucket, key, cancellationToken);
                return;
            }
            catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
            {
                await Task.Delay(FineInterval, time, cancellationToken);
            }
        }
    }
}
