using System.Collections.Concurrent;
using Amazon;
using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using ImageStudio.Contracts;

namespace ImageStudio.Tests.Workers.Fakes;

/// <summary>Keeps what is published.</summary>
internal sealed class InMemorySns() : AmazonSimpleNotificationServiceClient(
    new AnonymousAWSCredentials(), new AmazonSimpleNotificationServiceConfig { RegionEndpoint = RegionEndpoint.EUCentral1 })
{
    public ConcurrentQueue<PublishRequest> Published { get; } = new();

    /// <summary>Called before a message is taken.</summary>
    public Func<PublishRequest, Task> Before { get; set; } = _ => Task.CompletedTask;

    public IReadOnlyList<RenditionEvent> Events =>
        [.. Published.Select(request => Assert.IsType<QueueMessage.Rendition>(QueueMessageReader.Read(request.Message)).Event)];

    public override async Task<PublishResponse> PublishAsync(PublishRequest request, CancellationToken cancellationToken = default)
    {
        await Before(request);
        Published.Enqueue(request);
        return new PublishResponse { MessageId = Guid.NewGuid().ToString() };
    }
}
