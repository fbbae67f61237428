using ImageStudio.Contracts;
using ImageStudio.Tests.Fixtures;

namespace ImageStudio.Tests.Contracts;

public sealed class UploadIdTests
{
    [Fact]
    public void Later_ids_sort_first_even_in_the_next_millisecond()
    {
        var clock = new ManualTimeProvider();
        var ids = Enumerable.Range(0, 100).Select(_ =>
        {
            clock.Advance(TimeSpan.FromMilliseconds(1));
            return UploadId.New(clock).ToString();
        }).ToArray();
        Assert.Equal(ids.Reverse(), ids.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_id_is_read_back_with_its_time()
    {
        var clock = new ManualTimeProvider(new DateTimeOffset(2026, 8, 1, 12, 30, 15, 123, TimeSpan.Zero));
        var id = UploadId.New(clock);
        Assert.True(UploadId.TryParse(id.ToString(), out var read));
        Assert.Equal(id, read);
        Assert.Equal(clock.GetUtcNow(), read.Time);
        Assert.Equal(16, id.ToString().Length);
    }

    [Fact]
    public void Ids_of_the_same_millisecond_differ()
    {
        var clock = new ManualTimeProvider();
        Assert.Equal(1000, Enumerable.Range(0, 1000).Select(_ => UploadId.New(clock)).Distinct().Count());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0123456789abcde")]
    [InlineData("0123456789abcdefg")]
    [InlineData("0123456789ABCDEF")]
    [InlineData("0123456789abcdeu")]
    [InlineData("../../../../etc/")]
    public void What_is_no_id_is_refused(string? text) => Assert.False(UploadId.TryParse(text, out _));

    [Fact]
    public void Comparison_follows_the_text()
    {
        var clock = new ManualTimeProvider();
        var older = UploadId.New(clock);
        clock.Advance(TimeSpan.FromSeconds(1));
        var newer = UploadId.New(clock);
        Assert.True(newer < older && older > newer && newer <= older && older >= newer);
    }
}
