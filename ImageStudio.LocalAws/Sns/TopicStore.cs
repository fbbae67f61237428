using System.Collections.Concurrent;
using System.Collections.Immutable;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Sns.Fifo;
using ImageStudio.LocalAws.Storage;

namespace ImageStudio.LocalAws.Sns;

/// <summary>
/// All topics with their subscriptions, and their journal. Topics are immutable: reading needs no lock, and a change is a
/// record that replaces a topic.
/// </summary>
internal sealed class TopicStore : IServiceState
{
    private readonly Lock _lock = new();
    private readonly IJournal<SnsRecord> _journal;
    private readonly ConcurrentDictionary<string, FifoMemory> _memories = new(StringComparer.Ordinal);
    private readonly TimeProvider _time;
    private ImmutableDictionary<string, Topic> _topics = ImmutableDictionary<string, Topic>.Empty;

    public TopicStore(IJournals journals, TimeProvider time)
    {
        _time = time;
        _journal = journals.Open("sns", SnsRecordJson.Default.SnsRecord);
        _journal.CompactWith(_lock, Snapshot);
    }

    /// <summary>All topics at this moment.</summary>
    public IEnumerable<Topic> Topics => _topics.Values;

    /// <summary>What a FIFO topic remembers.</summary>
    public FifoMemory MemoryOf(Topic topic) => _memories.GetOrAdd(topic.Arn.ToString(), _ => new FifoMemory());

    public Topic? Find(string? arn) => arn is not null ? _topics.GetValueOrDefault(arn) : null;

    /// <exception cref="AwsException">The ARN is missing or malformed, or there is no such topic.</exception>
    public Topic Require(string? arn) =>
        arn is null ? throw SnsErrors.Missing("TopicArn")
        : arn.Split(':') is { Length: < 6 and var count } ? throw SnsErrors.TooShort("TopicArn", count)
        : !Arn.TryParse(arn, out var parsed) || parsed.Service != "sns" ? throw SnsErrors.InvalidParameter("TopicArn")
        : Find(arn) ?? throw SnsErrors.TopicNotFound();

    /// <summary>The topic that a call names, which has to be of the region that the call is made in.</summary>
    /// <exception cref="AwsException">The ARN is missing, malformed or of another region, or there is no such topic.</exception>
    public Topic Require(string? arn, CallerContext caller) =>
        Arn.TryParse(arn, out var parsed) && parsed.Service == "sns" && parsed.Region != caller.Region ? throw SnsErrors.InvalidParameter("TopicArn") : Require(arn);

    /// <summary>Finds a subscription by ARN.</summary>
    /// <exception cref="AwsException">The ARN is missing or malformed, or there is no such subscription.</exception>
    public Subscription RequireSubscription(string? arn)
    {
        if (string.IsNullOrEmpty(arn))
            throw SnsErrors.Missing("SubscriptionArn");
        var parts = arn.Split(':');
        if (parts.Length < 6)
            throw SnsErrors.TooShort("SubscriptionArn", parts.Length);
        if (parts.Length != 7 || !Guid.TryParse(parts[6], out _))
            throw SnsErrors.InvalidParameter("SubscriptionId");
        var colon = arn.LastIndexOf(':');
        return Find(arn[..colon])?.Subscriptions.FirstOrDefault(s => s.Arn == arn) ?? throw SnsErrors.SubscriptionNotFound();
    }

    /// <summary>
    /// Makes a change and returns when it is durable. <paramref name="change"/> decides under the lock, on the state as it
    /// is; <c>null</c> means there is nothing to change.
    /// </summary>
    public async ValueTask ChangeAsync(Func<SnsRecord?> change)
    {
        var stored = ValueTask.CompletedTask;
        lock (_lock)
        {
            if (change() is { } record)
            {
                Apply(record);
                stored = _journal.AppendAsync(record, CancellationToken.None);
            }
        }
        await stored;
    }

    public async ValueTask RestoreAsync(CancellationToken cancellationToken)
    {
        await foreach (var record in _journal.ReplayAsync(cancellationToken))
        {
            lock (_lock)
                Apply(record);
        }
    }

    public async ValueTask ResetAsync(CancellationToken cancellationToken)
    {
        foreach (var arn in _topics.Keys)
            await ChangeAsync(() => new TopicDeleted(arn));
    }

    private void Apply(SnsRecord record)
    {
        if (record is TopicCreated created)
        {
            _topics = _topics.SetItem(created.Topic, new Topic(ParseArn(created.Topic), created.Attributes, created.Tags));
            return;
        }
        if (record is TopicDeleted)
        {
            _topics = _topics.Remove(record.Topic);
            _memories.TryRemove(record.Topic, out _);
            return;
        }
        if (Find(record.Topic) is not { } topic)
            return;
        if (record is PublishedOnce published)
            MemoryOf(topic).Restore(published.Sent);
        else
            _topics = _topics.SetItem(record.Topic, Changed(topic, record));
    }

    private static Topic Changed(Topic topic, SnsRecord record) => record switch
    {
        TopicConfigured c => new Topic(topic.Arn, c.Attributes, topic.Tags) { Subscriptions = topic.Subscriptions, Ended = topic.Ended },
        TopicTagged t => topic with { Tags = t.Tags },
        Subscribed s => topic with { Subscriptions = [.. topic.Subscriptions, Make(topic, s)] },
        SubscriptionConfirmed c => Replace(topic, c.Subscription, s => s with { Confirmed = c.Confirmed ?? new Confirmation(false, false) }),
        SubscriptionRestored r => Restored(topic, r.Subscription),
        SubscriptionConfigured c => Replace(topic, c.Subscription, s => s with { Settings = SubscriptionSettings.From(c.Attributes, s.Endpoint) }),
        Unsubscribed u => Ended(topic, u),
        _ => topic,
    };

    private static Subscription Make(Topic topic, Subscribed subscribed) =>
        new(topic.Arn, subscribed.Subscription, subscribed.Protocol, subscribed.Endpoint, subscribed.BaseUrl)
        {
            Settings = SubscriptionSettings.From(subscribed.Attributes, subscribed.Endpoint),
            Token = subscribed.Token,
            Confirmed = subscribed.Confirmed,
        };

    private static Topic Ended(Topic topic, Unsubscribed unsubscribed)
    {
        var left = topic with { Subscriptions = [.. topic.Subscriptions.Where(s => s.Arn != unsubscribed.Subscription)] };
        return unsubscribed.RestoreToken is { } token && topic.Subscriptions.FirstOrDefault(s => s.Arn == unsubscribed.Subscription) is { } ended
            ? left with { Ended = [.. topic.Ended.TakeLast(SnsLimits.Ended - 1), ended with { Token = token }] }
            : left;
    }

    private static Topic Restored(Topic topic, string arn) => topic.Ended.FirstOrDefault(s => s.Arn == arn) is { } back
        ? topic with { Subscriptions = [.. topic.Subscriptions, back], Ended = [.. topic.Ended.Where(s => s.Arn != arn)] }
        : topic;

    private static Topic Replace(Topic topic, string subscription, Func<Subscription, Subscription> change) =>
        topic with { Subscriptions = [.. topic.Subscriptions.Select(s => s.Arn == subscription ? change(s) : s)] };

    private static Arn ParseArn(string text) => Arn.TryParse(text, out var arn) ? arn : throw new InvalidDataException($"'{text}' is not the ARN of a topic.");

    private static Subscribed Kept(string topic, Subscription s) =>
        new(topic, s.Arn, s.Protocol, s.Endpoint, new Dictionary<string, string>(s.Settings.Attributes)) { Token = s.Token, Confirmed = s.Confirmed, BaseUrl = s.BaseUrl };

    private IEnumerable<SnsRecord> Snapshot()
    {
        foreach (var (arn, topic) in _topics)
        {
            yield return new TopicCreated(arn, new Dictionary<string, string>(topic.Attributes), new Dictionary<string, string>(topic.Tags));
            foreach (var s in topic.Ended)
            {
                yield return Kept(arn, s);
                yield return new Unsubscribed(arn, s.Arn) { RestoreToken = s.Token };
            }
            foreach (var s in topic.Subscriptions)
                yield return Kept(arn, s);
            foreach (var sent in topic.IsFifo ? MemoryOf(topic).Known(_time.GetUtcNow()) : [])
                yield return new PublishedOnce(arn, sent);
        }
    }
}
