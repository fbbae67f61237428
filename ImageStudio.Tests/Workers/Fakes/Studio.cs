using ImageStudio.Contracts;
using ImageStudio.ServiceDefaults;
using ImageStudio.Tests.Fixtures;
using ImageStudio.Workers.Consuming;
using ImageStudio.Workers.DeadLetters;
using ImageStudio.Workers.Imaging;
using ImageStudio.Workers.Notifying;
using ImageStudio.Workers.Objects;
using ImageStudio.Workers.Resizing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ImageStudio.Tests.Workers.Fakes;

/// <summary>Handlers over a bucket and topics in memory; messages are delivered by hand, in whatever order a test likes.</summary>
internal sealed class Studio : IDisposable
{
    private static readonly ConsumedQueue Queue = new("http://127.0.0.1:4566/000000000000/test");

    private static readonly AwsResources Resources = new() { BucketName = "photos", RenditionsTopicArn = "arn:aws:sns:eu-central-1:000000000000:renditions", NotificationsTopicArn = "arn:aws:sns:eu-central-1:000000000000:notifications" };

    private readonly WorkFolder _folder = new();
    private int _messages;

    public InMemoryS3 S3 { get; } = new();

    /// <summary>The topic of the workers.</summary>
    public InMemorySns Renditions { get; } = new();

    /// <summary>The topic of the mails.</summary>
    public InMemorySns Notifications { get; } = new();

    public FakeEngine Engine { get; } = new();

    public ManualTimeProvider Clock { get; } = new();

    public NotifierOptions Mails { get; } = new() { GalleryUrl = "http://gallery.test/" };

    public IReadOnlyList<string> Subjects => [.. Notifications.Published.Select(mail => mail.Subject)];

    /// <summary>A picture as small as can be; the number makes it another one.</summary>
    public static byte[] Picture(byte number = 0) => [.. "GIF89a"u8, 1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, number, 255, 255, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3B];

    /// <summary>A worker of its own, as if in another process.</summary>
    public ResizeHandler Worker(Rendition? rendition = null, ImageLimits? limits = null)
    {
        var options = Options.Create(limits ?? new ImageLimits());
        return new ResizeHandler(
            rendition ?? Rendition.Thumbnail, new RenditionStore(S3, new VersionedObjects(S3)), new RenditionPublisher(Renditions, Resources), GivingUp(),
            new ImageRenderer(Engine, options, Clock), _folder, options, ConsumerUnderTest.Telemetry, Clock, NullLogger<ResizeHandler>.Instance);
    }

    public NotifyHandler Notifier(params IReadOnlyList<Rendition> renditions)
    {
        var options = Options.Create(Mails);
        var sender = new MailSender(
            new MailLedger(S3, Clock), new MailPublisher(Notifications, Resources), new MailRate(options, Clock), new DigestStore(S3, Resources, options, Clock), new VersionedObjects(S3), options, Clock, NullLogger<MailSender>.Instance);
        return new NotifyHandler(new VersionedObjects(S3), renditions.Count > 0 ? renditions : Rendition.Defaults, sender, new MailLedger(S3, Clock), options);
    }

    /// <summary>What sends digests in a notifier of its own.</summary>
    public DigestSender Digests()
    {
        var options = Options.Create(Mails);
        return new DigestSender(
            new DigestStore(S3, Resources, options, Clock), new MailLedger(S3, Clock), new MailPublisher(Notifications, Resources), Resources, options, Clock, NullLogger<DigestSender>.Instance);
    }

    /// <summary>What watches the dead letters of thumbnails in a notifier of its own.</summary>
    public DeadLetterWatch Watch(InMemorySqs deadLetters) => new(
        new QueuePeek(deadLetters, NullLogger<QueuePeek>.Instance), [new WatchedQueue(Rendition.Thumbnail, Queue.Url)], GivingUp(), new VersionedObjects(S3), Resources,
        Options.Create(Mails), Options.Create(new ConsumerOptions()), Clock, NullLogger<DeadLetterWatch>.Instance);

    public async Task<MessageOutcome> DeliverAsync(IMessageHandler handler, S3Event upload, int receiveCount = 1, string? messageId = null)
    {
        using var span = Span(receiveCount, messageId, out var message);
        return await handler.HandleAsync(upload, new WorkContext(message, span), CancellationToken.None);
    }

    public async Task<MessageOutcome> DeliverAsync(IMessageHandler handler, RenditionEvent rendition, int receiveCount = 1, string? messageId = null)
    {
        using var span = Span(receiveCount, messageId, out var message);
        return await handler.HandleAsync(rendition, new WorkContext(message, span), CancellationToken.None);
    }

    public void Dispose()
    {
        _folder.Dispose();
        S3.Dispose();
        Renditions.Dispose();
        Notifications.Dispose();
    }

    private GivingUp GivingUp() => new(
        new RenditionStore(S3, new VersionedObjects(S3)), new RenditionPublisher(Renditions, Resources), Clock, NullLogger<GivingUp>.Instance);

    private ProcessSpan Span(int receiveCount, string? messageId, out ReceivedMessage message)
    {
        var id = messageId ?? $"message-{Interlocked.Increment(ref _messages)}";
        message = new ReceivedMessage(id, "receipt", new QueueMessage.S3TestEvent(), receiveCount, Clock.GetUtcNow(), TraceCarrier.Empty);
        return ProcessSpan.Begin(Queue, message, null, Clock.GetUtcNow());
    }
}
