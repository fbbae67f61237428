using ImageStudio.Tests.Workers.Fakes;
using ImageStudio.Workers.Resizing;
using Microsoft.Extensions.Logging;

namespace ImageStudio.Tests.Workers.Resizing;

public sealed class MachineShareTests
{
    private const int Limit = 600;

    [Theory]
    // A laptop, a server with much and with little memory for its processors, a fourth rendition.
    [InlineData(2, 16_000, 3, 2)]
    [InlineData(16, 16_000, 3, 8)]
    [InlineData(16, 16_000, 4, 6)]
    [InlineData(64, 256_000, 3, 64)]
    [InlineData(64, 64_000, 3, 35)]
    // Two processes of each rendition leave each of them half.
    [InlineData(16, 16_000, 6, 4)]
    // A container of its own, and small ones, where one picture has to do.
    [InlineData(2, 3_000, 1, 2)]
    [InlineData(8, 1_000, 3, 1)]
    [InlineData(1, 384, 3, 1)]
    [InlineData(1, 64_000, 3, 1)]
    public void It_is_one_picture_per_processor_as_far_as_the_part_of_the_memory_goes(int processors, long megabytes, int processes, int pictures) =>
        Assert.Equal(pictures, new MachineShare(processors, megabytes * 1_000_000, processes).Pictures(Limit));

    [Theory]
    [InlineData(1_799, 3, true)]
    [InlineData(1_800, 3, false)]
    [InlineData(1_799, 1, false)]
    public void It_says_so_where_the_largest_picture_may_not_find_room(long megabytes, int processes, bool warns)
    {
        using var log = new CapturedLog();

        new MachineShare(2, megabytes * 1_000_000, processes).WarnIfSmall(Limit, log.CreateLogger("machine"));

        Assert.Equal(warns, log.Lines.Any(line => line.Level == LogLevel.Warning));
    }
}
