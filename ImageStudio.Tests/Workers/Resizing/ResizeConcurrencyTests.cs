using ImageStudio.Workers.Resizing;

namespace ImageStudio.Tests.Workers.Resizing;

public sealed class ResizeConcurrencyTests
{
    [Theory]
    [InlineData(2, 16_000_000_000, 3, 2)]
    [InlineData(16, 16_000_000_000, 3, 8)]
    [InlineData(16, 16_000_000_000, 4, 6)]
    [InlineData(8, 1_000_000_000, 3, 1)]
    [InlineData(1, 64_000_000_000, 3, 1)]
    public void It_is_one_picture_per_processor_as_far_as_the_roles_part_of_the_memory_goes(int processors, long memory, int roles, int pictures) =>
        Assert.Equal(pictures, ResizeConcurrency.Choose(processors, memory, roles, 600));
}
