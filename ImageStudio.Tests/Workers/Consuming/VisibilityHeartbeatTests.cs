using System.Net;
using Amazon.Runtime;
using Amazon.SQS;
using ImageStudio.Contracts;
using ImageStudio.Tests.Fixtures;
using ImageStudio.Tests.Workers.Fakes;
using ImageStudio.Workers.Consuming;
using Microsoft.Extensions.Logging.Abstractions;

namespace ImageStudio.Tests.Workers.Consuming;

public sealed class VisibilityHeartbeatTests : IDisposable
{
    private static readonly TimeSpan Visibility = TimeSpan.FromSeconds(30);
    private static readonly ReceivedMessage Message = new("m", "r", new QueueMessage.S3TestEvent(), 1, default, TraceCarrier.Empty);

    private readonly ManualTimeProvider _clock = new();
    private readonly CancellationTokenSource _over = new();
    private readonly List<DateTimeOffset> _extensions = [];
    private Func<Task> _extend = () => Task.CompletedTask;

    public void Dispose() => _over.Dispose();

    [Fact]
    public async Task It_renews_at_half_of_the_time_as_long_as_the_work_lasts()
    {
        var start = _clock.GetUtcNow();
        var beating = BeatAsync();
        await AdvanceAsync(15, 15, 15);
        await _clock.WhenTimersAsync(1);
        await _over.CancelAsync();
        Assert.Equal(HeartbeatResult.Stopped, await beating);
        Assert.Equal([start.AddSeconds(15), start.AddSeconds(30), start.AddSeconds(45)], _extensions);
    }

    [Fact]
    public async Task Work_that_is_over_before_half_of_the_time_costs_nothing()
    {
        var beating = BeatAsync();
        await AdvanceAsync(14);
        await _over.CancelAsync();
        Assert.Equal(HeartbeatResult.Stopped, await beating);
        Assert.Empty(_extensions);
    }

    [Theory]
    [InlineData("ReceiptHandleIsInvalid")]
    [InlineData("AWS.SimpleQueueService.MessageNotInflight")]
    [InlineData("InvalidParameterValue")]
    public async Task A_lost_receipt_ends_it_at_once(string code)
    {
        _extend = () => throw new AmazonSQSException("gone", ErrorType.Sender, code, "", HttpStatusCode.BadRequest);
        var beating = BeatAsync();
        await AdvanceAsync(15);
        Assert.Equal(HeartbeatResult.Lost, await beating);
    }

    [Fact]
    public async Task A_failed_renewal_is_tried_again_in_time_and_counts_as_nothing_then()
    {
        var failures = 2;
        _extend = () => failures-- > 0 ? throw new HttpRequestException("no connection") : Task.CompletedTask;
        var beating = BeatAsync();
        // Half of 30, of the 15 left, of the 7.5 left; the third try succeeds and counts from then.
        await AdvanceAsync(15, 7.5, 3.75);
        await AdvanceAsync(14.9);
        Assert.Equal(3, _extensions.Count);
        await AdvanceAsync(0.1);
        await _clock.WhenTimersAsync(1);
        Assert.Equal(4, _extensions.Count);
        await _over.CancelAsync();
        Assert.Equal(HeartbeatResult.Stopped, await beating);
    }

    [Fact]
    public async Task Where_every_renewal_fails_the_message_is_given_up_when_its_time_is_over()
    {
        var start = _clock.GetUtcNow();
        _extend = () => throw new HttpRequestException("no connection");
        var beating = BeatAsync();
        while (!beating.IsCompleted)
        {
            await Task.WhenAny(beating, _clock.WhenTimersAsync(1));
            if (!beating.IsCompleted) _clock.Advance(TimeSpan.FromSeconds(0.5));
        }

        Assert.Equal(HeartbeatResult.Lost, await beating);
        Assert.InRange((_clock.GetUtcNow() - start).TotalSeconds, 29.5, 31.5);
        Assert.InRange(_extensions.Count, 4, 10);
    }

    [Fact]
    public async Task A_renewal_that_hangs_does_not_keep_finished_work_waiting()
    {
        _extend = () => new TaskCompletionSource().Task;
        var beating = BeatAsync();
        await AdvanceAsync(15);
        await Eventually.TrueAsync(() => _extensions.Count == 1, "the renewal has begun");
        await _over.CancelAsync();
        Assert.Equal(HeartbeatResult.Stopped, await beating.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task A_renewal_that_hangs_does_not_hide_that_the_time_is_over()
    {
        var start = _clock.GetUtcNow();
        _extend = () => new TaskCompletionSource().Task;
        var beating = BeatAsync();
        await AdvanceAsync(15, 15, 0.5);
        Assert.Equal(HeartbeatResult.Lost, await beating.WaitAsync(TimeSpan.FromSeconds(10)));
        Assert.Equal([start.AddSeconds(15)], _extensions);
    }

    private Task<HeartbeatResult> BeatAsync() => new VisibilityHeartbeat(new ConsumedQueue("http://127.0.0.1:4566/000000000000/test"), _clock, ConsumerUnderTest.Telemetry, NullLogger<VisibilityHeartbeat>.Instance)
        .KeepInvisibleAsync(Message, Visibility, () =>
        {
            _extensions.Add(_clock.GetUtcNow());
            return _extend();
        }, _over.Token);

    private async Task AdvanceAsync(params double[] seconds)
    {
        foreach (var step in seconds)
        {
            await _clock.WhenTimersAsync(1);
            _clock.Advance(TimeSpan.FromSeconds(step));
        }
    }
}
