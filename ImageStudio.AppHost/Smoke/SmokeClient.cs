using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;

namespace ImageStudio.AppHost.Smoke;

/// <summary>A photo as far as the smoke test wants to know it; the shapes are those of Web's API.</summary>
internal sealed record SmokePhoto(string Id, string Key, string State, IReadOnlyList<SmokeRendition> Renditions, IReadOnlyList<SmokeFailure> Failures)
{
    public bool IsFinished => State is "ready" or "failed";
}

internal sealed record SmokeRendition(string Name, string Url, long Bytes, int? Width, int? Height, string? Engine);

internal sealed record SmokeFailure(string Rendition, string Reason);

/// <summary>What there is to see at one moment.</summary>
internal sealed record SmokeSight(SmokePhoto Photo, IReadOnlyList<string> Mails);

/// <summary>Uploads to Web and looks at what comes of it.</summary>
internal sealed class SmokeClient(SmokeRoute route, TimeProvider time) : IDisposable
{
    // Fine enough for the times to mean something.
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    private readonly HttpClient _web = new() { BaseAddress = new Uri(route.Web.Url) };
    private readonly HttpClient? _inbox = route.Inbox is { } inbox ? new HttpClient { BaseAddress = new Uri(inbox.Url) } : null;

    public bool CanReadMails => _inbox is not null;

    /// <exception cref="InvalidDataException">Web refuses the picture, with its reason.</exception>
    public async Task<SmokePhoto> UploadAsync(string name, Stream picture, CancellationToken cancellationToken)
    {
        using var body = new StreamContent(picture);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var response = await _web.PostAsync($"/api/uploads?name={Uri.EscapeDataString(name)}", body, cancellationToken);
        if (response.IsSuccessStatusCode) return await ReadAsync<SmokePhoto>(response, cancellationToken);

        var problem = await ReadAsync<Problem>(response, cancellationToken);
        throw new InvalidDataException($"Web answered {(int)response.StatusCode}: {problem.Detail ?? problem.Title}");
    }

    /// <summary>Looks again and again until the caller has seen enough.</summary>
    public async IAsyncEnumerable<SmokeSight> WatchAsync(SmokePhoto photo, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            using var response = await _web.GetAsync($"/api/photos/{photo.Id}", cancellationToken);
            response.EnsureSuccessStatusCode();
            yield return new SmokeSight(await ReadAsync<SmokePhoto>(response, cancellationToken), await ReadMailsAsync(cancellationToken));
            await Task.Delay(Interval, time, cancellationToken);
        }
    }

    /// <summary>Fetches a rendition as a browser would and says what it is.</summary>
    public async Task<string> DescribeAsync(SmokeRendition rendition, CancellationToken cancellationToken)
    {
        using var response = await _web.GetAsync(rendition.Url, cancellationToken);
        response.EnsureSuccessStatusCode();
        var bytes = (await response.Content.ReadAsByteArrayAsync(cancellationToken)).Length;
        return $"{rendition.Width}x{rendition.Height} {response.Content.Headers.ContentType?.MediaType}, {bytes:N0} bytes, {rendition.Engine}";
    }

    public void Dispose()
    {
        _web.Dispose();
        _inbox?.Dispose();
    }

    private async Task<IReadOnlyList<string>> ReadMailsAsync(CancellationToken cancellationToken)
    {
        if (_inbox is null) return [];
        var mails = await _inbox.GetFromJsonAsync<Inbox>("/_localaws/api/inbox", cancellationToken);
        return [.. (mails?.Mails ?? []).Select(mail => mail.Subject)];
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage response, CancellationToken cancellationToken) =>
        await response.Content.ReadFromJsonAsync<T>(cancellationToken) ?? throw new InvalidDataException("Web answered with nothing.");

    private sealed record Problem(string? Title, string? Detail);

    private sealed record Inbox(IReadOnlyList<InboxMail> Mails);

    private sealed record InboxMail(string Subject);
}
