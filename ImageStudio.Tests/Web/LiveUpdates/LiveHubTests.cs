using ImageStudio.Web.LiveUpdates;

namespace ImageStudio.Tests.Web.LiveUpdates;

public sealed class LiveHubTests
{
    private readonly LiveHub _hub = new();

    [Fact]
    public async Task a_page_that_comes_back_gets_exactly_what_it_missed()
    {
        _hub.Publish(Change("a"));
        var seen = (await HearAsync(null, 1))[0].Id;
        _hub.Publish(Change("b"));
        _hub.Send(LiveEvent.Ping);
        _hub.Publish(Change("c"));

        var heard = await HearAsync(seen, 3);

        Assert.Equal(["hello:", "deleted:b", "deleted:c"], heard.Select(Describe));
        Assert.Equal(["hello:"], (await HearAsync(heard[^1].Id, 1)).Select(Describe));
    }

    [Theory]
    [InlineData("ffffffff-1")]
    [InlineData("nonsense")]
    public async Task a_page_that_was_elsewhere_is_told_to_read_again(string lastId)
    {
        _hub.Publish(Change("a"));

        Assert.Equal(["hello:", "resync:"], (await HearAsync(lastId, 2)).Select(Describe));
    }

    [Fact]
    public async Task a_page_that_was_away_too_long_is_told_to_read_again()
    {
        var seen = (await HearAsync(null, 1))[0].Id;
        for (var i = 0; i <= 1000; i++) _hub.Publish(Change($"{i}"));

        Assert.Equal(["hello:", "resync:"], (await HearAsync(seen, 2)).Select(Describe));
    }

    [Fact]
    public async Task pages_are_told_to_read_again_when_announcements_are_heard_again()
    {
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(20), TimeProvider.System);
        await using var page = _hub.ListenAsync(null, end.Token).GetAsyncEnumerator();
        Assert.True(await page.MoveNextAsync());
        _hub.IsLive = true;

        Assert.True(await page.MoveNextAsync());
        Assert.True(page.Current.Event.Live);
        Assert.True(await page.MoveNextAsync());
        Assert.Equal("resync", page.Current.Event.Kind);
    }

    [Fact]
    public async Task only_pages_are_counted()
    {
        using var end = new CancellationTokenSource();
        await using var page = _hub.ListenAsync(null, end.Token).GetAsyncEnumerator();
        await using var part = _hub.FollowAsync(end.Token).GetAsyncEnumerator();
        await page.MoveNextAsync();
        await part.MoveNextAsync();

        Assert.Equal(1, _hub.Pages);
    }

    private static LiveEvent Change(string id) => new() { Kind = "deleted", Id = id };

    private static string Describe(NumberedEvent item) => $"{item.Event.Kind}:{item.Event.Id}";

    private async Task<List<NumberedEvent>> HearAsync(string? lastId, int count)
    {
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(20), TimeProvider.System);
        var heard = new List<NumberedEvent>();
        await foreach (var item in _hub.ListenAsync(lastId, end.Token))
        {
            heard.Add(item);
            if (heard.Count == count) break;
        }

        return heard;
    }
}
