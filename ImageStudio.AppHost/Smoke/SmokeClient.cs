using System.Net.Http.Json;
using System.Runtime.CompilerServices;

namespace ImageStudio.AppHost.Smoke;

/// <summary>What there is to see at one moment.</summary>
internal sealed record SmokeSight(StudioPhoto Photo, IReadOnlyList<string> Mails);

/// <summary>Looks at a photo and at the mails about it.</summary>
internal sealed class SmokeClient(SmokeRoute route, TimeProvider time) : IDisposable
{
    // Fine enough for the times to mean something.
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    private readonly HttpClient? _inbox = route.Inbox is { } inbox ? new HttpClient { BaseAddress = new Uri(inbox.Url) } : null;

    public StudioClient Studio { get; } = new(new Uri(route.Web.Url));

    public bool CanReadMails => _inbox is not null;

    /// <summary>Looks again and again until the caller has seen enough.</summary>
    public async IAsyncEnumerable<SmokeSight> WatchAsync(StudioPhoto photo, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            yield return new SmokeSight(await Studio.PhotoAsync(photo.Id, cancellationToken), await ReadMailsAsync(cancellationToken));
            await Task.Delay(Interval, time, cancellationToken);
        }
    }

    /// <summary>Fetches a rendition as a browser would and says what it is.</summary>
    public async Task<string> DescribeAsync(StudioRendition rendition, CancellationToken cancellationToken)
    {
        using var response = await Studio.Http.GetAsync(rendition.Url, cancellationToken);
        response.EnsureSuccessStatusCode();
        var bytes = (await response.Content.ReadAsByteArrayAsync(cancellationToken)).Length;
        return $"{rendition.Width}x{rendition.Height} {response.Content.Headers.ContentType?.MediaType}, {bytes:N0} bytes, {rendition.Engine}";
    }

    public void Dispose()
    {
        Studio.Dispose();
        _inbox?.Dispose();
    }

    private async Task<IReadOnlyList<string>> ReadMailsAsync(CancellationToken cancellationToken)
    {
        if (_inbox is null) return [];
        var mails = await _inbox.GetFromJsonAsync<Inbox>("/_localaws/api/inbox", cancellationToken);
        return [.. (mails?.Mails ?? []).Select(mail => mail.Subject)];
    }

    private sealed record Inbox(IReadOnlyList<InboxMail> Mails);

    private sealed record InboxMail(string Subject);
}
