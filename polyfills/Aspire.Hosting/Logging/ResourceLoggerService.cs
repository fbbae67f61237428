using System.Collections.Concurrent;
using Aspire.Hosting.Logging;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The console lines of every resource; a late reader gets the last thousand first.</summary>
public class ResourceLoggerService : IDisposable
{
    private readonly ConcurrentDictionary<string, LogStream> _streams = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Raised for every line of every resource, in the order of the resource's lines.</summary>
    internal event Action<string, LogLine>? LineWritten;

    public ILogger GetLogger(IResource resource) => GetLogger(resource.Name);

    public ILogger GetLogger(string resourceName) => Stream(resourceName);

    public IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync(IResource resource) => WatchAsync(resource.Name);

    public IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync(string resourceName) => Stream(resourceName).WatchAsync(follow: true);

    public IAsyncEnumerable<IReadOnlyList<LogLine>> GetAllAsync(IResource resource) => GetAllAsync(resource.Name);

    public IAsyncEnumerable<IReadOnlyList<LogLine>> GetAllAsync(string resourceName) => Stream(resourceName).WatchAsync(follow: false);

    public void Complete(IResource resource) => Complete(resource.Name);

    public void Complete(string name) => Stream(name).Complete();

    public void ClearBacklog(string resourceName) => Stream(resourceName).Clear();

    public void Dispose()
    {
        foreach (var stream in _streams.Values)
            stream.Complete();
        GC.SuppressFinalize(this);
    }

    /// <summary>A line that the resource's process wrote.</summary>
    internal void Write(string resourceName, string content, bool isError) => Stream(resourceName).Write(content, isError);

    private LogStream Stream(string name) => _streams.GetOrAdd(name, key => new LogStream(line => LineWritten?.Invoke(key, line)));
}

public readonly record struct LogLine(int LineNumber, string Content, bool IsErrorMessage);
