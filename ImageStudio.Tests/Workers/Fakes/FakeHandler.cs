using System.Collections.Concurrent;
using ImageStudio.Contracts;
using ImageStudio.Workers.Consuming;

namespace ImageStudio.Tests.Workers.Fakes;

/// <summary>Does with each upload what the test says.</summary>
internal sealed class FakeHandler(Func<S3Event, WorkContext, CancellationToken, Task<MessageOutcome>> handle) : IMessageHandler
{
    private int _running;
    private int _most;

    public ConcurrentQueue<(string Key, int ReceiveCount)> Handled { get; } = new();

    public ConcurrentQueue<(string Key, string Reason)> GivenUp { get; } = new();

    /// <summary>Most calls at the same time so far.</summary>
    public int MostAtATime => _most;

    public async Task<MessageOutcome> HandleAsync(S3Event upload, WorkContext work, CancellationToken cancellationToken)
    {
        var running = Interlocked.Increment(ref _running);
        InterlockedMax(running);
        Handled.Enqueue((upload.Key, work.Message.ReceiveCount));
        try
        {
            return await handle(upload, work, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }

    public Task<MessageOutcome> HandleAsync(RenditionEvent rendition, WorkContext work, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("The tests send uploads only.");

    public Task GiveUpAsync(S3Event upload, string reason, CancellationToken cancellationToken)
    {
        GivenUp.Enqueue((upload.Key, reason));
        return Task.CompletedTask;
    }

    private void InterlockedMax(int running)
    {
        for (var most = _most; running > most; most = _most) Interlocked.CompareExchange(ref _most, running, most);
    }
}
