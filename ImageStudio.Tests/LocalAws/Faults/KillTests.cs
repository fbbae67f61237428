using System.Globalization;
using Amazon.Runtime;
using Amazon.S3.Model;
using Amazon.SQS;
using ImageStudio.Tests.Fixtures;
using ImageStudio.Tests.LocalAws.S3;
using Xunit.Abstractions;

namespace ImageStudio.Tests.LocalAws.Faults;

/// <summary>
/// <c>kill -9</c> under mixed load, restart, compare with a model, and on. <c>IMAGESTUDIO_KILLS</c> is how often (2, a short form,
/// by default), <c>IMAGESTUDIO_KILLS_SEED</c> repeats the choices of a run.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Nothing_acknowledged_is_lost_and_nothing_deleted_returns_however_often_the_process_is_killed()
    {
        using var folder = new TemporaryFolder();
        var data = Path.Combine(folder.Path, "data");
        var kills = Setting("IMAGESTUDIO_KILLS") ?? 2;
        var seed = Setting("IMAGESTUDIO_KILLS_SEED") ?? Random.Shared.Next(100_000);
        output.WriteLine($"{kills} kills, seed {seed}");
        var random = new Random(seed);
        var load = new Load([.. Enumerable.Range(0, 6).Select(n => new ObjectsUnderLoad(n, new Random(seed + n)))], [.. Enumerable.Range(0, 3).Select(n => new QueueUnderLoad(n, new Random(seed + n)))]);

        for (var kill = 0; kill < kills; kill++)
        {
            await using var server = await LocalAwsProcess.StartAsync(data);
            using var clients = new Clients(server.Url);
            await load.VerifyAsync(clients, isFirst: kill == 0);
            await load.RunUntilKilledAsync(clients, server, changes: random.Next(20, 200));
        }

        await using var last = await LocalAwsProcess.StartAsync(data);
        using var ended = new Clients(last.Url);
        await load.VerifyAsync(ended, isFirst: false);
        await load.DrainAsync(ended);
        Assert.DoesNotContain("fail:", last.Output, StringComparison.Ordinal);
        output.WriteLine($"{load.Changes} changes were acknowledged");
    }

    private static int? Setting(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    private sealed class Clients(Uri url) : IDisposable
    {
        public Amazon.S3.AmazonS3Client S3 { get; } = S3Harness.Connect(url);

        public AmazonSQSClient Sqs { get; } = new(new BasicAWSCredentials("test", "test"), new AmazonSQSConfig { ServiceURL = url.ToString(), AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 });

        public async Task<string> UrlAsync(QueueUnderLoad queue) => (await Sqs.GetQueueUrlAsync(queue.Name)).QueueUrl;

        public void Dispose()
        {
            S3.Dispose();
            Sqs.Dispose();
        }
    }

    private sealed class Load(IReadOnlyList<ObjectsUnderLoad> objects, IReadOnlyList<QueueUnderLoad> queues)
    {
        private int _changes;

        public int Changes => _changes;

        public async Task VerifyAsync(Clients clients, bool isFirst)
        {
            if (isFirst)
            {
                await clients.S3.PutBucketAsync(ObjectsUnderLoad.Bucket);
                foreach (var queue in queues)
                    await clients.Sqs.CreateQueueAsync(queue.Name);
            }
            var keys = (await Task.WhenAll(objects.Select(o => o.VerifyAsync(clients.S3)))).SelectMany(k => k).Order(StringComparer.Ordinal);
            var listed = (await clients.S3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = ObjectsUnderLoad.Bucket })).S3Objects ?? [];
            Assert.Equal(keys, listed.Select(o => o.Key));
            foreach (var queue in queues)
                await queue.VerifyAsync(clients.Sqs, await clients.UrlAsync(queue));
        }

        /// <summary>Lets all clients work until a number of changes was acknowledged, and kills in the middle of the others.</summary>
        public async Task RunUntilKilledAsync(Clients clients, LocalAwsProcess server, int changes)
        {
            var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var limit = _changes + changes;
            var urls = await Task.WhenAll(queues.Select(clients.UrlAsync));
            var workers = objects.Select(o => WorkAsync(() => o.StepAsync(clients.S3))).Concat(queues.Select((q, i) => WorkAsync(() => q.StepAsync(clients.Sqs, urls[i])))).ToList();
            await Task.WhenAny([enough.Task, .. workers]);
            await server.KillAsync();
            await Task.WhenAll(workers);

            async Task WorkAsync(Func<Task> step)
            {
                try
                {
                    while (!server.IsKilled)
                    {
                        await step();
                        if (Interlocked.Increment(ref _changes) >= limit)
                            enough.TrySetResult();
                    }
                }
                catch (Exception e) when (server.IsKilled && e is not Xunit.Sdk.XunitException)
                {
                    // The request that the kill cut short; the model allows both outcomes.
                }
            }
        }

        public Task DrainAsync(Clients clients) => Task.WhenAll(queues.Select(async queue => await queue.DrainAsync(clients.Sqs, await clients.UrlAsync(queue))));
    }
}
