using ImageStudio.Workers.Consuming;

namespace ImageStudio.Tests.Workers.Consuming;

public sealed class ConsumerOptionsTests
{
    [Fact]
    public void The_defaults_are_valid() => Assert.True(new ConsumerOptionsValidator().Validate(null, new ConsumerOptions()).Succeeded);

    [Fact]
    public void Every_fault_is_named_with_its_value()
    {
        var faults = new ConsumerOptionsValidator().Validate(null, new ConsumerOptions
        {
            Concurrency = -1,
            Visibility = TimeSpan.FromSeconds(1),
            LongPoll = TimeSpan.FromSeconds(21),
            MaxReceives = 0,
            RetryFirst = TimeSpan.FromMinutes(6),
            ReceiveRetryCap = TimeSpan.Zero,
            StopGrace = TimeSpan.FromSeconds(-1),
        }).Failures!.ToArray();
        string[] expected =
        [
            "Consumer:Concurrency is -1", "Consumer:Visibility is 00:00:01", "Consumer:LongPoll is 00:00:21", "Consumer:MaxReceives is 0",
            "Consumer:RetryFirst is 00:06:00; it is 0 to RetryCap (00:05:00)", "Consumer:ReceiveRetryCap is 00:00:00", "Consumer:StopGrace is -00:00:01",
        ];
        Assert.Equal(expected.Length, faults.Length);
        Assert.All(expected, fault => Assert.Contains(faults, found => found.StartsWith(fault, StringComparison.Ordinal)));
    }

    [Fact]
    public void SQS_knows_whole_seconds_only() =>
        Assert.True(new ConsumerOptionsValidator().Validate(null, new ConsumerOptions { Visibility = TimeSpan.FromSeconds(2.5) }).Failed);
}
