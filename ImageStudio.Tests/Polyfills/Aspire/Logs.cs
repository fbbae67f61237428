using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;

namespace ImageStudio.Tests.Polyfills.Aspire;

/// <summary>What a resource wrote.</summary>
internal static class Logs
{
    public static async Task<IReadOnlyList<string>> OfAsync(DistributedApplication app, string resource)
    {
        var lines = new List<string>();
        await foreach (var batch in Service(app).GetAllAsync(resource))
            lines.AddRange(batch.Select(line => line.Content));
        return lines;
    }

    /// <summary>The first line that meets the condition, already written or still to come.</summary>
    public static async Task<string> LineAsync(DistributedApplication app, string resource, Func<string, bool> isMeant, TimeSpan limit)
    {
        return await FindAsync().WaitAsync(limit);

        async Task<string> FindAsync()
        {
            await foreach (var batch in Service(app).WatchAsync(resource))
                if (batch.Select(line => line.Content).FirstOrDefault(isMeant) is { } found)
                    return found;
            throw new InvalidOperationException($"{resource} ended without the line.");
        }
    }

    private static ResourceLoggerService Service(DistributedApplication app) => app.Services.GetRequiredService<ResourceLoggerService>();
}
