using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Threading.Channels;
using Amazon.S3;
using Amazon.S3.Model;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.Notifications;
using ImageStudio.LocalAws.S3.State;
using ImageStudio.LocalAws.Storage;
using ImageStudio.LocalAws.Telemetry;
using ImageStudio.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace ImageStudio.Tests.LocalAws.S3;

public sealed class NotificationTests(S3Harness s3) : IClassFixture<S3Harness>
{
    [Fact]
    public async Task PutBucketNotification_UnknownQueue_IsRefused()
    {
        Assert.Equal("InvalidArgument", (await S3Harness.RefusalAsync(() => s3.Client.PutBucketNotificationAsync(new PutBucketNotificationRequest
        {
            BucketName = S3Harness.Bucket,
            QueueConfigurations = [new QueueConfiguration { Queue = "arn:aws:sqs:us-east-1:000000000000:absent", Events = [EventType.ObjectCreatedAll] }],
        }))).Code);
    }

    [Fact]
    public async Task PutBucketNotification_OverlappingFilters_AreRefused()
    {
        static QueueConfiguration Of(string name, string prefix) => new()
        {
            Queue = $"arn:aws:sqs:us-east-1:000000000000:{name}",
            Events = [EventType.ObjectCreatedPut],
            Filter = new Filter { S3KeyFilter = new S3KeyFilter { FilterRules = [new FilterRule("prefix", prefix)] } },
        };

        var refusal = await Assert.ThrowsAsync<AmazonS3Exception>(() => s3.Client.PutBucketNotificationAsync(new PutBucketNotificationRequest
        {
            BucketName = S3Harness.Bucket, QueueConfigurations = [Of("a", "ingest/"), Of("b", "ingest/raw/")],
        }));
        Assert.Contains("overlap", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_FilterAndOrder_AreThoseOfTheBucket()
    {
        await using var bucket = await EventBucket.StartAsync();
        await bucket.PutAsync("ingest/a b+ä.jpg");
        await bucket.PutAsync("thumbnail/a.jpg");
        await bucket.PutAsync("ingest/a b+ä.jpg");
        await bucket.Store.DeleteObjectsAsync("photos", ["ingest/a b+ä.jpg", "ingest/absent"], EventBucket.Caller);

        var events = await bucket.Target.TakeAsync(3);
        Assert.Equal(["ObjectCreated:Put", "ObjectCreated:Put", "ObjectRemoved:Delete"], events.Select(e => e.GetProperty("eventName").GetString()));
        Assert.All(events, e => Assert.Equal("ingest/a+b%2B%C3%A4.jpg", e.GetProperty("s3").GetProperty("object").GetProperty("key").GetString()));
        var sequencers = events.Select(e => e.GetProperty("s3").GetProperty("object").GetProperty("sequencer").GetString()!).ToList();
        Assert.Equal(sequencers.Order(StringComparer.Ordinal).Distinct(), sequencers);
        Assert.Equal(("2.1", "aws:s3", 1), (events[0].GetProperty("eventVersion").GetString(), events[0].GetProperty("eventSource").GetString(), events[0].GetProperty("s3").GetProperty("object").GetProperty("size").GetInt32()));
        Assert.False(events[2].GetProperty("s3").GetProperty("object").TryGetProperty("eTag", out _));
    }

    [Fact]
    public async Task Event_TargetFails_IsDeliveredAgainInOrder()
    {
        await using var bucket = await EventBucket.StartAsync();
        bucket.Target.Failures = 2;
        await bucket.PutAsync("ingest/1");
        await bucket.PutAsync("ingest/2");
        foreach (var pause in new[] { 100, 200 })
        {
            await bucket.Clock.WhenTimersAsync(1);
            bucket.Clock.Advance(TimeSpan.FromMilliseconds(pause));
        }

        var events = await bucket.Target.TakeAsync(2);
        Assert.Equal(["ingest/1", "ingest/2"], events.Select(e => e.GetProperty("s3").GetProperty("object").GetProperty("key").GetString()));
    }

    [Fact]
    public async Task Event_ProcessDiesBeforeDelivery_IsDeliveredByTheNext()
    {
        using var folder = new TemporaryFolder();
        await using (var bucket = await EventBucket.StartAsync(folder.Path, deliver: false))
            await bucket.PutAsync("ingest/1");

        await using var next = await EventBucket.StartAsync(folder.Path);
        var events = await next.Target.TakeAsync(1);
        Assert.Equal("ingest/1", events[0].GetProperty("s3").GetProperty("object").GetProperty("key").GetString());
    }

    [Fact]
    public async Task Event_IsDeliveredWithinTheTraceOfTheOperation()
    {
        using var listener = new ActivityListener { ShouldListenTo = s => s.Name == LocalAwsTelemetry.Name, Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded };
        ActivitySource.AddActivityListener(listener);
        await using var bucket = await EventBucket.StartAsync();
        using var operation = new Activity("put").Start();
        await bucket.PutAsync("ingest/1");

        await bucket.Target.TakeAsync(1);
        Assert.Equal(operation.TraceId, bucket.Target.Traces.Single().TraceId);
        Assert.NotEqual(operation.SpanId, bucket.Target.Traces.Single().SpanId);
    }

    /// <summary>A store with a bucket that announces <c>ingest/</c> to a queue of the test.</summary>
    private sealed class EventBucket : IAsyncDisposable
    {
        private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        private readonly DataDirectory? _directory;
        private readonly FileJournals? _journals;
        private readonly EventDelivery _delivery;

        private EventBucket(string? folder)
        {
            _directory = folder is null ? null : new DataDirectory(folder);
            _journals = _directory is null ? null : new FileJournals(_directory, Clock, NullLoggerFactory.Instance);
            var queue = new EventQueue();
            Store = new S3Store(_journals is null ? new MemoryJournals() : _journals, new MemoryBlobs(), new EventWriter(Clock), queue, Clock, NullLogger<S3Store>.Instance);
            var telemetry = new LocalAwsTelemetry(_services.GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>(), Clock);
            _delivery = new EventDelivery(queue, Store, Target, Target, telemetry, Clock, NullLogger<EventDelivery>.Instance);
        }

        public static CallerContext Caller { get; } = new("000000000000", "us-east-1", new Uri("http://127.0.0.1"), "REQUEST");

        public ManualTimeProvider Clock { get; } = new();

        public TestTarget Target { get; } = new();

        public S3Store Store { get; }

        public static async Task<EventBucket> StartAsync(string? folder = null, bool deliver = true)
        {
            var bucket = new EventBucket(folder);
            await bucket.Store.RestoreAsync(default);
            if (bucket.Store.FindBucket("photos") is null)
            {
                await bucket.Store.CreateBucketAsync("photos", "us-east-1", new BucketSettings
                {
                    Notifications = new ImageStudio.LocalAws.S3.State.NotificationConfiguration
                    {
                        Targets = [new NotificationTarget("id", TargetKind.Queue, "arn:aws:sqs:us-east-1:000000000000:q", ["s3:ObjectCreated:*", "s3:ObjectRemoved:*"], "ingest/")],
                    },
                });
            }
            if (deliver)
                await bucket._delivery.StartAsync(default);
            return bucket;
        }

        public Task PutAsync(string key) => Store.PutObjectAsync(
            "photos", new StoredObject { Key = key, Size = 1, ETag = "e", LastModified = Clock.GetUtcNow(), Body = [] }, default, "ObjectCreated:Put", Caller);

        public async ValueTask DisposeAsync()
        {
            await _delivery.StopAsync(default);
            _delivery.Dispose();
            if (_journals is not null)
                await _journals.DisposeAsync();
            _directory?.Dispose();
            await _services.DisposeAsync();
        }
    }

    private sealed class TestTarget : IQueueDelivery, ITopicDelivery
    {
        private readonly Channel<string> _messages = Channel.CreateUnbounded<string>();

        public int Failures { get; set; }

        public ConcurrentQueue<ActivityContext> Traces { get; } = new();

        public DeliveryResult Check(Arn target, DeliverySource source) => DeliveryResult.Delivered;

        public ValueTask<DeliveryResult> DeliverAsync(Arn queue, QueueDelivery message, DeliverySource source, CancellationToken cancellationToken)
        {
            if (Failures-- > 0)
                throw new IOException("the disk is full");
            Traces.Enqueue(message.TraceParent);
            _messages.Writer.TryWrite(message.Body);
            return ValueTask.FromResult(DeliveryResult.Delivered);
        }

        public ValueTask<DeliveryResult> PublishAsync(Arn topic, TopicPublication message, DeliverySource source, CancellationToken cancellationToken) =>
            ValueTask.FromResult(DeliveryResult.NoSuchTarget);

        public async Task<List<JsonElement>> TakeAsync(int count)
        {
            using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(10));
            List<JsonElement> events = [];
            while (events.Count < count)
                events.Add(JsonDocument.Parse(await _messages.Reader.ReadAsync(deadline.Token)).RootElement.GetProperty("Records")[0]);
            return events;
        }
    }
}
