namespace ImageStudio.LocalAws.Sns.Http;

/// <summary>Gives out turns, evenly over each second, to endpoints that want no more than so many deliveries.</summary>
internal sealed class Throttle(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, DateTimeOffset> _next = new(StringComparer.Ordinal);

    /// <summary>How long the next delivery of a subscription waits for its turn, which is taken by the call.</summary>
    public TimeSpan WaitFor(string subscription, int? perSecond)
    {
        if (perSecond is not > 0)
            return TimeSpan.Zero;
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var turn = _next.TryGetValue(subscription, out var next) && next > now ? next : now;
            _next[subscription] = turn + (TimeSpan.FromSeconds(1) / perSecond.Value);
            return turn - now;
        }
    }
}
