using System.Collections.Concurrent;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Logging;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Dashboard.Resources;

/// <summary>The latest of every resource, in the order of the model, with what only shows over time: restarts and the last lines of an ended process.</summary>
internal sealed class ResourceBoard(ResourceNotificationService notifications, ResourceLoggerService loggers, DistributedApplicationModel model, ResourceDescriber describer, LiveSignals signals)
    : BackgroundService
{
    private const int LastLines = 5;

    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.OrdinalIgnoreCase);

    public async Task<IReadOnlyList<ResourceView>> ListAsync()
    {
        var order = model.Resources.Select((resource, position) => (resource.Name, position)).ToDictionary(r => r.Name, r => r.position, StringComparer.OrdinalIgnoreCase);
        var views = await Task.WhenAll(_entries.Values.Select(ViewAsync));
        return [.. views.Where(view => !view.IsHidden).OrderBy(view => order.GetValueOrDefault(view.Name, int.MaxValue)).ThenBy(view => view.Id, StringComparer.Ordinal)];
    }

    public async Task<ResourceDetails?> DetailsAsync(string id) =>
        _entries.TryGetValue(id, out var entry) ? ResourceDescriber.Details(entry.Current, await ViewAsync(entry)) : null;

    public bool Knows(string id) => _entries.ContainsKey(id);

    /// <summary>The resource's name, which its console goes by; replicas share one.</summary>
    public string? NameOf(string id) => _entries.TryGetValue(id, out var entry) ? entry.Current.Resource.Name
        : model.Resources.TryGetByName(id, out var resource) ? resource.Name : null;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var change in notifications.WatchAsync(stoppingToken))
            {
                _entries.AddOrUpdate(change.ResourceId, _ => new Entry(change, Starts(null, change)), (_, before) => new Entry(change, before.Starts + Starts(before.Current, change)));
                signals.Raise(Changes.Resources);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped.
        }
    }

    private static int Starts(ResourceEvent? before, ResourceEvent now) =>
        now.Snapshot.StartTimeStamp is { } start && start != before?.Snapshot.StartTimeStamp ? 1 : 0;

    private async Task<ResourceView> ViewAsync(Entry entry)
    {
        var ended = entry.Current.Snapshot.ExitCode is not null || KnownResourceStates.TerminalStates.Contains(entry.Current.Snapshot.State?.Text);
        return describer.View(entry.Current, Math.Max(0, entry.Starts - 1), ended ? await LinesAsync(entry.Current.Resource) : []);
    }

    private async Task<IEnumerable<string>> LinesAsync(IResource resource)
    {
        var lines = new Queue<string>();
        await foreach (var batch in loggers.GetAllAsync(resource))
            foreach (var line in batch.TakeLast(LastLines))
            {
                lines.Enqueue(TerminalText.Plain(line.Content));
                if (lines.Count > LastLines) lines.Dequeue();
            }

        return lines;
    }

    private sealed record Entry(ResourceEvent Current, int Starts);
}
