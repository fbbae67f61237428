using Microsoft.Extensions.Options;

namespace ImageStudio.Workers.Consuming;

/// <summary>How a queue is consumed; configuration section <c>Consumer</c>.</summary>
public sealed class ConsumerOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Consumer";

    /// <summary>Messages at a time, 1 to 256; 0, the default, lets the role decide by processors and memory.</summary>
    public int Concurrency { get; set; }

    /// <summary>How long a message stays invisible, 2 s to 12 h, whole seconds; renewed while it is worked on. Default 30 s: the wait after a crash.</summary>
    public TimeSpan Visibility { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest time that the service holds a receive open, 0 to 20 s, whole seconds; default 20 s.</summary>
    public TimeSpan LongPoll { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Deliveries before the queue moves a message to its dead-letter queue, 1 to 1000; as in the queue's redrive policy, default 5.</summary>
    public int MaxReceives { get; set; } = 5;

    /// <summary>Longest pause after a message's first failure, 0 to <see cref="RetryCap"/>; default 2 s, three times as long after each further one.</summary>
    public TimeSpan RetryFirst { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Longest pause before a message comes again, up to 12 h; default 5 min.</summary>
    public TimeSpan RetryCap { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Longest pause after a receive that failed, more than 0 to 5 min; starts with a 64th of it; default 16 s.</summary>
    public TimeSpan ReceiveRetryCap { get; set; } = TimeSpan.FromSeconds(16);

    /// <summary>How long messages in work may take to finish when the process is told to stop, 0 to 10 min; then they go back to the queue. Default 2 s.</summary>
    public TimeSpan StopGrace { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How often the queue is asked how many messages it holds, for the metric, 1 s to 1 h; default 30 s.</summary>
    public TimeSpan DepthInterval { get; set; } = TimeSpan.FromSeconds(30);

    internal Backoff Retries => new(RetryFirst, RetryCap, 3);

    internal Backoff ReceiveRetries => new(ReceiveRetryCap / 64, ReceiveRetryCap, 2);
}

/// <summary>Names every fault at once.</summary>
internal sealed class ConsumerOptionsValidator : IValidateOptions<ConsumerOptions>
{
    private static readonly TimeSpan LongestVisibility = TimeSpan.FromHours(12);

    public ValidateOptionsResult Validate(string? name, ConsumerOptions options)
    {
        var faults = new List<string>();
        Check(options.Concurrency is >= 0 and <= 256, nameof(options.Concurrency), options.Concurrency, "0 to 256");
        Check(In(options.Visibility, TimeSpan.FromSeconds(2), LongestVisibility) && IsWhole(options.Visibility), nameof(options.Visibility), options.Visibility, "2 seconds to 12 hours, in whole seconds");
        Check(In(options.LongPoll, TimeSpan.Zero, TimeSpan.FromSeconds(20)) && IsWhole(options.LongPoll), nameof(options.LongPoll), options.LongPoll, "0 to 20 seconds, in whole seconds");
        Check(options.MaxReceives is >= 1 and <= 1000, nameof(options.MaxReceives), options.MaxReceives, "1 to 1000");
        Check(In(options.RetryCap, TimeSpan.Zero, LongestVisibility), nameof(options.RetryCap), options.RetryCap, "0 to 12 hours");
        Check(In(options.RetryFirst, TimeSpan.Zero, options.RetryCap), nameof(options.RetryFirst), options.RetryFirst, $"0 to RetryCap ({options.RetryCap})");
        Check(In(options.ReceiveRetryCap, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(5)), nameof(options.ReceiveRetryCap), options.ReceiveRetryCap, "1 millisecond to 5 minutes");
        Check(In(options.StopGrace, TimeSpan.Zero, TimeSpan.FromMinutes(10)), nameof(options.StopGrace), options.StopGrace, "0 to 10 minutes");
        Check(In(options.DepthInterval, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)), nameof(options.DepthInterval), options.DepthInterval, "1 second to 1 hour");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);

        void Check(bool valid, string property, object value, string allowed)
        {
            if (!valid) faults.Add(FormattableString.Invariant($"{ConsumerOptions.Section}:{property} is {value}; it is {allowed}."));
        }
    }

    private static bool In(TimeSpan value, TimeSpan least, TimeSpan most) => value >= least && value <= most;

    private static bool IsWhole(TimeSpan value) => value.Ticks % TimeSpan.TicksPerSecond == 0;
}
