using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;
using ImageStudio.Contracts;

namespace ImageStudio.Benchmarks.Pipeline;

/// <summary>What a person at the page waits for: from the POST to the live event of the third rendition.</summary>
internal static class PageLatency
{
    public static async Task<Latencies> MeasureAsync(PipelineOptions options, byte[] photo, CancellationToken cancellationToken)
    {
        var time = TimeProvider.System;
        using var web = new HttpClient { BaseAddress = options.Url };
        await using var live = await web.GetStreamAsync("/api/live", cancellationToken);
        await using var events = SseParser.Create(live, static (_, data) => JsonSerializer.Deserialize<LiveEvent>(data, JsonSerializerOptions.Web)!)
            .EnumerateAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);

        var latencies = new List<TimeSpan>();
        for (var i = 0; i < options.Single; i++)
        {
            var start = time.GetTimestamp();
            using var response = await web.PostAsync($"/api/uploads?name=Page%20{i}.jpg", new ByteArrayContent(photo), cancellationToken);
            response.EnsureSuccessStatusCode();
            var id = (await response.Content.ReadFromJsonAsync<Upload>(cancellationToken))!.Id;
            await WaitAsync(events, id);
            latencies.Add(time.GetElapsedTime(start));
        }

        return new Latencies(latencies);
    }

    private static async Task WaitAsync(IAsyncEnumerator<SseItem<LiveEvent>> events, string id)
    {
        // An event that comes before the answer to the POST waits in the stream.
        var left = Rendition.Defaults.Select(rendition => rendition.Name).ToHashSet();
        while (left.Count > 0)
        {
            if (!await events.MoveNextAsync()) throw new IOException("The live updates ended.");
            var change = events.Current.Data;
            if (change is { Kind: "failed" } && change.Id == id) throw new InvalidDataException("A rendition of the photo failed; the gallery tells why.");
            if (change is { Kind: "rendition" } && change.Id == id) left.Remove(change.Rendition!.Name);
        }
    }

    private sealed record Upload(string Id);

    private sealed record LiveEvent(string Kind, string? Id, LiveRendition? Rendition);

    private sealed record LiveRendition(string Name);
}
