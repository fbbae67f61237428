using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using ImageStudio.Web.Gallery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ImageStudio.Web.LiveUpdates;

/// <summary>The stream of changes that an open page listens to.</summary>
internal sealed class LiveEndpoint(LiveHub hub, IHostApplicationLifetime lifetime, TimeProvider time)
{
    // Shows both ends, and whatever stands between, that the connection is alive.
    private static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(20);

    public ServerSentEventsResult<LiveEvent> Get(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        // Proxies that gather answers before they pass them on would make this one useless.
        context.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(ListenAsync(LastIdOf(context.Request), PhotoScope.Of(context.User), context.RequestAborted));
    }

    private async IAsyncEnumerable<SseItem<LiveEvent>> ListenAsync(string? lastId, PhotoScope scope, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // An open page must not hold up the end of the process.
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        await using var changes = hub.ListenAsync(lastId, end.Token).GetAsyncEnumerator(CancellationToken.None);
        var next = changes.MoveNextAsync().AsTask();
        while (true)
        {
            if (await IsQuietAsync(next, end.Token))
            {
                yield return new SseItem<LiveEvent>(LiveEvent.Ping);
                continue;
            }

            if (!await HasMoreAsync(next)) yield break;
            if (changes.Current is var (id, change) && IsFor(scope, change)) yield return new SseItem<LiveEvent>(change) { EventId = id };
            next = changes.MoveNextAsync().AsTask();
        }
    }

    // What a browser sends when it comes back: https://html.spec.whatwg.org/multipage/server-sent-events.html#the-last-event-id-header
    private static string? LastIdOf(HttpRequest request) => request.Headers["Last-Event-ID"].ToString() is { Length: > 0 and <= 64 } id ? id : null;

    private static bool IsFor(PhotoScope scope, LiveEvent change) =>
        change.Id is null || scope == PhotoScope.Everything || (PhotoId.TryParse(change.Id, null, out var id) && scope.Contains(id));

    private async Task<bool> IsQuietAsync(Task next, CancellationToken cancellationToken)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(next, Task.Delay(PingInterval, time, waiting.Token));
        await waiting.CancelAsync();
        return !next.IsCompleted && !cancellationToken.IsCancellationRequested;
    }

    private static async Task<bool> HasMoreAsync(Task<bool> next)
    {
        try
        {
            return await next;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
