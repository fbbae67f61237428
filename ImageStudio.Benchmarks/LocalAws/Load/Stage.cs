using System.Text.Json;
using ImageStudio.Benchmarks.LocalAws.Emulators;

namespace ImageStudio.Benchmarks.LocalAws.Load;

/// <summary>What the loads need on one emulator: queues, topics, a bucket with objects to read.</summary>
internal sealed class Stage
{
    public const string Bucket = "benchmark";

    /// <summary>Objects of each size that are there to be read, and that large ones are written over in turns.</summary>
    public const int Objects = 64;

    private readonly byte[] _message;
    private readonly byte[] _publication;
    private readonly byte[] _receive;
    private long _number;

    private Stage(Emulator emulator, Queue work, string fanOut, IReadOnlyList<Announcement> announcements, bool announces)
    {
        (Emulator, Announcements, AnnouncesObjects) = (emulator, announcements, announces);
        var text = new string('m', 1024);
        _message = JsonSerializer.SerializeToUtf8Bytes(new { QueueUrl = work.Url, MessageBody = text });
        _receive = JsonSerializer.SerializeToUtf8Bytes(new { QueueUrl = work.Url });
        _publication = AwsRequests.Form([("Action", "Publish"), ("TopicArn", fanOut), ("Message", text)]);
        WorkUrl = work.Url;
    }

    public Emulator Emulator { get; }

    /// <summary>Topics with the queues that hear of them.</summary>
    public IReadOnlyList<Announcement> Announcements { get; }

    /// <summary>Whether buckets tell topics of new objects; not every emulator has that.</summary>
    public bool AnnouncesObjects { get; }

    public Uri Url => Emulator.Url;

    public string WorkUrl { get; }

    public ReadOnlyMemory<byte> SendBody => _message;

    public ReadOnlyMemory<byte> ReceiveBody => _receive;

    public ReadOnlyMemory<byte> PublishBody => _publication;

    /// <summary>A number that was not given out before.</summary>
    public long NextNumber() => Interlocked.Increment(ref _number);

    public static async Task<Stage> SetAsync(Emulator emulator, CancellationToken cancellationToken)
    {
        using var connection = new HttpConnection(emulator.Url);
        var setup = new Setup(emulator.Url, connection);
        var fanOut = await setup.CreateTopicAsync("fan-out", cancellationToken);
        await SubscribeQueuesAsync(setup, "fan-out", fanOut, 3, cancellationToken);
        var topics = new List<(string Prefix, string Arn, int Queues)>();
        foreach (var (name, queues) in new[] { ("one", 1), ("three", 3) }) topics.Add(($"{name}/", await setup.CreateTopicAsync(name, cancellationToken), queues));
        // The test event of a new configuration comes before anybody listens.
        var announces = await setup.CreateBucketAsync(Bucket, topics.Select(topic => (topic.Prefix, topic.Arn)), cancellationToken);
        var announcements = new List<Announcement>();
        foreach (var (prefix, topic, queues) in topics)
            announcements.Add(new Announcement(prefix, topic, await SubscribeQueuesAsync(setup, prefix.TrimEnd('/'), topic, queues, cancellationToken)));
        for (var i = 0; i < Objects; i++)
        {
            await connection.DemandAsync(AwsRequests.Put(emulator.Url, Bucket, $"read-small/{i}"), Bodies.Small, cancellationToken);
            await connection.DemandAsync(AwsRequests.Put(emulator.Url, Bucket, $"read-large/{i}"), Bodies.Large, cancellationToken);
        }

        return new Stage(emulator, await setup.CreateQueueAsync("work", cancellationToken), fanOut, announcements, announces);
    }

    private static async Task<IReadOnlyList<Queue>> SubscribeQueuesAsync(Setup setup, string name, string topic, int count, CancellationToken cancellationToken)
    {
        var queues = new List<Queue>();
        for (var i = 0; i < count; i++)
        {
            queues.Add(await setup.CreateQueueAsync($"{name}-{i}", cancellationToken));
            await setup.SubscribeAsync(topic, queues[i], cancellationToken);
        }

        return queues;
    }
}

/// <summary>A topic that is told of objects below a prefix, and its queues.</summary>
internal sealed record Announcement(string Prefix, string TopicArn, IReadOnlyList<Queue> Queues);

/// <summary>Contents of objects: random, so that nothing can compress them.</summary>
internal static class Bodies
{
    public static ReadOnlyMemory<byte> Small { get; } = Random(1024);

    public static ReadOnlyMemory<byte> Large { get; } = Random(1024 * 1024);

    private static byte[] Random(int length)
    {
        var bytes = new byte[length];
        new Random(1).NextBytes(bytes);
        return bytes;
    }
}
