using ImageStudio.Workers.Consuming;

namespace ImageStudio.Tests.Workers.Consuming;

public sealed class BackoffTests
{
    private static readonly Backoff Backoff = new(TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(1), 3);

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 6)]
    [InlineData(3, 18)]
    [InlineData(4, 54)]
    [InlineData(5, 60)]
    [InlineData(int.MaxValue, 60)]
    public void Pauses_grow_up_to_the_cap_and_lie_between_half_and_all_of_it(int failures, double longest)
    {
        Assert.Equal(longest, Backoff.After(failures, 1).TotalSeconds, precision: 6);
        Assert.Equal(longest / 2, Backoff.After(failures, 0).TotalSeconds, precision: 6);
        Assert.Equal(longest * 0.75, Backoff.After(failures, 0.5).TotalSeconds, precision: 6);
    }
}
