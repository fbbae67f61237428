using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Logging;

/// <summary>The lines of one resource, from its process and from the host about it.</summary>
internal sealed class LogStream(Action<LogLine> written) : ILogger
{
    private const int BacklogLines = 1000;

    private readonly Lock _gate = new();
    private readonly Queue<LogLine> _backlog = new();
    private readonly List<ChannelWriter<LogLine>> _readers = [];
    private int _lines;

    public void Write(string content, bool isError)
    {
        lock (_gate)
        {
            var line = new LogLine(++_lines, content, isError);
            _backlog.Enqueue(line);
            if (_backlog.Count > BacklogLines)
                _backlog.Dequeue();
            foreach (var reader in _readers)
                reader.TryWrite(line);
            written(line);
        }
    }

    public async IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync(bool follow, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var channel = Channel.CreateUnbounded<LogLine>();
        var backlog = Open(channel.Writer, follow);
        try
        {
            if (backlog.Count > 0)
                yield return backlog;
            while (await channel.Reader.WaitToReadAsync(cancellationToken))
            {
                var lines = new List<LogLine>();
                while (channel.Reader.TryRead(out var line))
                    lines.Add(line);
                yield return lines;
            }
        }
        finally
        {
            lock (_gate)
                _readers.Remove(channel.Writer);
        }
    }

    public void Clear()
    {
        lock (_gate)
            _backlog.Clear();
    }

    public void Complete()
    {
        lock (_gate)
            foreach (var reader in _readers)
                reader.TryComplete();
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information && logLevel is not LogLevel.None;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
            return;

        foreach (var line in $"{formatter(state, exception)}{(exception is null ? "" : $"\n{exception}")}".Split('\n'))
            Write(line.TrimEnd('\r'), logLevel >= LogLevel.Error);
    }

    private List<LogLine> Open(ChannelWriter<LogLine> writer, bool follow)
    {
        lock (_gate)
        {
            if (follow)
                _readers.Add(writer);
            else
                writer.TryComplete();
            return [.. _backlog];
        }
    }
}
