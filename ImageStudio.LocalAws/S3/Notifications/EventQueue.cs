using System.Threading.Channels;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Notifications;

/// <summary>
/// Events on their way from the store to the delivery, in the order of the changes. Each comes with the task that tells when
/// its change is durable: what was not acknowledged is not announced either.
/// </summary>
internal sealed class EventQueue
{
    private readonly Channel<(OutboxEvent Event, Task Durable)> _events = Channel.CreateUnbounded<(OutboxEvent, Task)>(new UnboundedChannelOptions { SingleReader = true });

    public ChannelReader<(OutboxEvent Event, Task Durable)> Reader => _events.Reader;

    /// <summary>Adds events; under the store's lock, which orders them.</summary>
    public void Post(IEnumerable<OutboxEvent> events, Task durable)
    {
        foreach (var e in events)
            _events.Writer.TryWrite((e, durable));
    }
}
