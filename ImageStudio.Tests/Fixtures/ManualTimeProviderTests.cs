namespace ImageStudio.Tests.Fixtures;

public sealed class ManualTimeProviderTests
{
    [Fact]
    public void timers_fire_in_the_order_in_which_they_are_due_each_at_its_own_time()
    {
        var clock = new ManualTimeProvider();
        var start = clock.GetUtcNow();
        List<(string Name, double Seconds)> fired = [];
        using var late = clock.CreateTimer(_ => Note("late"), null, TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);
        using var often = clock.CreateTimer(_ => Note("often"), null, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2));
        using var never = clock.CreateTimer(_ => Note("never"), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        never.Dispose();

        clock.Advance(TimeSpan.FromSeconds(6));

        Assert.Equal([("often", 2), ("often", 4), ("late", 5), ("often", 6)], fired);
        void Note(string name) => fired.Add((name, (clock.GetUtcNow() - start).TotalSeconds));
    }

    [Fact]
    public async Task a_delay_ends_when_the_clock_passes_it()
    {
        var clock = new ManualTimeProvider();
        var delay = Task.Delay(TimeSpan.FromMinutes(1), clock);

        clock.Advance(TimeSpan.FromSeconds(59));
        Assert.False(delay.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));

        await delay.WaitAsync(TimeSpan.FromSeconds(5));
    }
}
