using System.Net.ServerSentEvents;
using System.Text.Json;
using ImageStudio.Web.LiveUpdates;

namespace ImageStudio.Tests.Web;

/// <summary>What an open page hears.</summary>
internal sealed class LivePage(Stream stream) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly CancellationTokenSource _end = new(Patience);
    private IAsyncEnumerator<SseItem<string>>? _items;

    /// <summary>Id of the latest change that has one.</summary>
    public string? LastId { get; private set; }

    /// <summary>Opens the page and waits until changes are announced.</summary>
    public static async Task<LivePage> OpenAsync(HttpClient http)
    {
        var page = new LivePage(await http.GetStreamAsync("/api/live"));
        while ((await page.NextAsync()).Live is not true) { }
        return page;
    }

    /// <summary>Opens a page again whose connection was lost.</summary>
    public static async Task<LivePage> ReopenAsync(HttpClient http, string? lastId)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/live");
        request.Headers.TryAddWithoutValidation("Last-Event-ID", lastId);
        var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return new LivePage(await answer.Content.ReadAsStreamAsync());
    }

    public async Task<LiveEvent> NextAsync(string kind)
    {
        while (true)
            if (await NextAsync() is var change && change.Kind == kind) return change;
    }

    public async Task<LiveEvent> NextAsync()
    {
        _items ??= SseParser.Create(stream).EnumerateAsync(_end.Token).GetAsyncEnumerator();
        Assert.True(await _items.MoveNextAsync(), "The stream has ended.");
        LastId = _items.Current.EventId ?? LastId;
        return JsonSerializer.Deserialize<LiveEvent>(_items.Current.Data, JsonSerializerOptions.Web)!;
    }

    public async Task<Dictionary<string, LiveEvent>> UntilAsync(string id, params string[] kinds)
    {
        var heard = new Dictionary<string, LiveEvent>();
        while (!kinds.All(heard.ContainsKey))
            if (await NextAsync() is var change && (change.Id ?? change.Photo?.Id) == id) heard[change.Kind] = change;
        return heard;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _end.Dispose();
        await stream.DisposeAsync();
    }
}
