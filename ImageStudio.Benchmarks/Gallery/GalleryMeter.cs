using System.Net;
using System.Net.Http.Json;
using ImageStudio.Benchmarks.Pipeline;

namespace ImageStudio.Benchmarks.Gallery;

/// <summary>What a visitor waits for: answers of the API and pictures, one request after the other.</summary>
internal sealed class GalleryMeter(HttpClient http, int requests)
{
    private const int WarmUp = 20;
    private const string Gallery = "/api/photos?limit=60";
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <summary>How long until the first part of the gallery is answered, and until searching is quick.</summary>
    public async Task<(TimeSpan First, TimeSpan Indexed)> StartAsync(long started, CancellationToken cancellationToken)
    {
        await ReadAsync(Gallery, cancellationToken);
        var first = TimeProvider.System.GetElapsedTime(started);
        while ((await ReadAsync("/api/photos?limit=1", cancellationToken)).Total is null) await Task.Delay(Interval, TimeProvider.System, cancellationToken);
        return (first, TimeProvider.System.GetElapsedTime(started));
    }

    /// <summary>Every kind of request with its latencies.</summary>
    public async IAsyncEnumerable<(string Kind, Latencies Latencies)> MeasureAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pages = await ReadPagesAsync(cancellationToken);
        yield return ("first part of the gallery, 60 photos", await MeasureAsync(_ => Gallery, cancellationToken));
        yield return ("a part from anywhere in the gallery", await MeasureAsync(i => $"{Gallery}&after={pages[i % pages.Count].After}", cancellationToken));
        yield return ("the first part again, which has not changed (304)", await MeasureUnchangedAsync(cancellationToken));
        yield return ($"search for a word in every thousandth name", await MeasureAsync(_ => $"{Gallery}&q={GalleryBucket.RareWord}", cancellationToken));
        yield return ("search for a word in no name", await MeasureAsync(_ => $"{Gallery}&q=nowhere", cancellationToken));
        yield return ("those that failed (one of a hundred)", await MeasureAsync(_ => $"{Gallery}&state=failed", cancellationToken));
        yield return ("one photo with everything about it", await MeasureAsync(i => pages[i % pages.Count].Photo.Url, cancellationToken));
        yield return ("a thumbnail", await MeasureAsync(i => pages[i % pages.Count].Photo.Renditions[0].Url, cancellationToken));
    }

    // Leaps through the gallery, so that what is asked for lies everywhere.
    private async Task<List<(string After, ListedPhoto Photo)>> ReadPagesAsync(CancellationToken cancellationToken)
    {
        var found = new List<(string, ListedPhoto)>();
        for (string? next = ""; next is not null;)
        {
            var page = await ReadAsync($"/api/photos?limit=200{(next.Length > 0 ? $"&after={next}" : "")}", cancellationToken);
            if (page.Next is { } after) found.Add((after, page.Photos[page.Photos.Count / 2]));
            next = page.Next;
        }

        return [.. found.OrderBy(each => each.Item2.Id.GetHashCode(StringComparison.Ordinal))];
    }

    private async Task<Latencies> MeasureAsync(Func<int, string> url, CancellationToken cancellationToken)
    {
        for (var i = 0; i < WarmUp; i++) await AskAsync(url(i), null, cancellationToken);
        var latencies = new List<TimeSpan>(requests);
        for (var i = 0; i < requests; i++)
        {
            var start = TimeProvider.System.GetTimestamp();
            await AskAsync(url(i), null, cancellationToken);
            latencies.Add(TimeProvider.System.GetElapsedTime(start));
        }

        return new Latencies(latencies);
    }

    private async Task<Latencies> MeasureUnchangedAsync(CancellationToken cancellationToken)
    {
        using var known = await http.GetAsync(Gallery, cancellationToken);
        var latencies = new List<TimeSpan>(requests);
        for (var i = 0; i < requests; i++)
        {
            var start = TimeProvider.System.GetTimestamp();
            if (await AskAsync(Gallery, known.Headers.ETag, cancellationToken) != HttpStatusCode.NotModified) throw new InvalidDataException("The gallery changes by itself.");
            latencies.Add(TimeProvider.System.GetElapsedTime(start));
        }

        return new Latencies(latencies);
    }

    private async Task<HttpStatusCode> AskAsync(string url, System.Net.Http.Headers.EntityTagHeaderValue? known, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        if (known is not null) request.Headers.IfNoneMatch.Add(known);
        using var answer = await http.SendAsync(request, cancellationToken);
        if (known is null) answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        return answer.StatusCode;
    }

    private async Task<ListedPage> ReadAsync(string url, CancellationToken cancellationToken) =>
        await http.GetFromJsonAsync<ListedPage>(url, cancellationToken) ?? throw new InvalidDataException("The gallery is null.");

    private sealed record ListedPage(IReadOnlyList<ListedPhoto> Photos, string? Next, int? Total);

    private sealed record ListedPhoto(string Id, string Url, IReadOnlyList<ListedRendition> Renditions);

    private sealed record ListedRendition(string Url);
}
