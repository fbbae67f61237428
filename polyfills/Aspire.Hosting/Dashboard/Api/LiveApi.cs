using System.Runtime.CompilerServices;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard.Resources;
using Aspire.Hosting.Logging;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Dashboard.Api;

/// <summary>
/// <c>GET /api/live</c>: server-sent events that name what has changed, at most four a second and none while nothing happens.
/// <c>GET /api/console/{resource}</c>: the lines of a resource's console, those of before first.
/// </summary>
internal sealed class LiveApi(LiveSignals signals, ResourceBoard board, ResourceLoggerService loggers, IHostApplicationLifetime lifetime, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    public Task FollowAsync(HttpContext http) => StreamAsync(http, ChangesAsync);

    public Task ConsoleAsync(HttpContext http) =>
        board.NameOf((string)http.Request.RouteValues["resource"]!) is { } name ? StreamAsync(http, ending => LinesAsync(name, ending)) : http.NotFoundAsync();

    /// <summary>An open page must not hold up the end of the AppHost.</summary>
    private async Task StreamAsync(HttpContext http, Func<CancellationToken, IAsyncEnumerable<string>> events)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            await TypedResults.ServerSentEvents(events(ending.Token)).ExecuteAsync(http);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The page was closed, or the AppHost ends.
        }
    }

    private async IAsyncEnumerable<string> ChangesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var listener = signals.Listen();
        yield return Names(Changes.None); // The page learns that it is connected.
        while (!cancellationToken.IsCancellationRequested)
        {
            yield return Names(await listener.NextAsync(cancellationToken));
            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    private static string Names(Changes changes) => JsonAnswers.Text(
        new LiveAnswer([.. Enum.GetValues<Changes>().Where(change => change != Changes.None && changes.HasFlag(change)).Select(change => change.ToString().ToLowerInvariant())]),
        DashboardJson.Default.LiveAnswer);

    private async IAsyncEnumerable<string> LinesAsync(string resource, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var batch in loggers.WatchAsync(resource).WithCancellation(cancellationToken))
            foreach (var part in batch.Chunk(200))
                yield return JsonAnswers.Text<IReadOnlyList<ConsoleLine>>(
                    [.. part.Select(line => new ConsoleLine(line.LineNumber, TerminalText.Coloured(line.Content), line.IsErrorMessage))], DashboardJson.Default.IReadOnlyListConsoleLine);
    }
}
