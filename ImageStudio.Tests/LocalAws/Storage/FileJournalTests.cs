using System.Text.Json.Serialization;
using ImageStudio.LocalAws.Storage;
using ImageStudio.Tests.Fixtures;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ImageStudio.Tests.LocalAws.Storage;

public sealed partial class FileJournalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_appended_is_replayed_in_order()
    {
        await using (var opened = await OpenAsync(_folder.Path))
        {
            foreach (var number in Enumerable.Range(0, 100))
                await opened.Journal.AppendAsync(new Change(number), default);
        }

        await using var again = await OpenAsync(_folder.Path);
        Assert.Equal(Enumerable.Range(0, 100), again.Replayed);
    }

    [Fact]
    public async Task An_acknowledged_record_is_in_the_file_while_the_journal_is_still_open()
    {
        await using var opened = await OpenAsync(_folder.Path);
        await Task.WhenAll(Enumerable.Range(0, 500).Select(n => opened.Journal.AppendAsync(new Change(n), default).AsTask()));

        await using var killed = await OpenAsync(Copy());
        Assert.Equal(Enumerable.Range(0, 500), killed.Replayed.Order());
    }

    [Fact]
    public async Task Concurrent_appends_land_in_the_order_of_the_calls()
    {
        var gate = new Lock();
        var next = 0;
        await using (var opened = await OpenAsync(_folder.Path))
        {
            await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(async () =>
            {
                for (var i = 0; i < 40; i++)
                {
                    ValueTask written;
                    lock (gate)
                        written = opened.Journal.AppendAsync(new Change(next++), default);
                    await written;
                }
            })));
        }

        await using var again = await OpenAsync(_folder.Path);
        Assert.Equal(Enumerable.Range(0, 2000), again.Replayed);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(13)]
    public async Task A_torn_tail_is_cut_off_and_told(int bytesLost)
    {
        await AppendAsync(10);
        using (var file = File.OpenWrite(Log()))
            file.SetLength(file.Length - bytesLost);

        await using (var again = await OpenAsync(_folder.Path))
        {
            Assert.Equal(Enumerable.Range(0, 9), again.Replayed);
            Assert.Contains(again.Logged, line => line.Contains("never acknowledged", StringComparison.Ordinal));
            await again.Journal.AppendAsync(new Change(99), default);
        }

        await using var third = await OpenAsync(_folder.Path);
        Assert.Equal([.. Enumerable.Range(0, 9), 99], third.Replayed);
        Assert.Empty(third.Logged);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(20)]
    public async Task Damage_within_costs_only_the_damaged_record_and_keeps_the_file_aside(int offsetInRecord)
    {
        await AppendAsync(10);
        var bytes = await File.ReadAllBytesAsync(Log());
        var size = (bytes.Length - JournalFrame.FileHeader.Length) / 10;
        bytes[JournalFrame.FileHeader.Length + (4 * size) + offsetInRecord] ^= 0x55;
        await File.WriteAllBytesAsync(Log(), bytes);

        await using (var again = await OpenAsync(_folder.Path))
        {
            Assert.Equal([0, 1, 2, 3, 5, 6, 7, 8, 9], again.Replayed);
            Assert.Contains(again.Logged, line => line.Contains("is damaged in 1 places", StringComparison.Ordinal));
            Assert.Equal(bytes, await File.ReadAllBytesAsync(Assert.Single(Directory.GetFiles(_folder.Path, "*.damaged-*"))));
        }

        await using var third = await OpenAsync(_folder.Path);
        Assert.Equal([0, 1, 2, 3, 5, 6, 7, 8, 9], third.Replayed);
        Assert.Empty(third.Logged);
    }

    [Fact]
    public async Task A_record_of_another_version_stops_the_start_and_stays()
    {
        await AppendAsync(2);
        await File.WriteAllTextAsync(Log(), "NOTOURS1 whatever it is");

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => OpenAsync(_folder.Path));
        Assert.Contains(Log(), refusal.Message, StringComparison.Ordinal);
        Assert.Equal("NOTOURS1 whatever it is", await File.ReadAllTextAsync(Log()));
    }

    [Fact]
    public async Task A_grown_journal_is_compacted_to_its_state_without_losing_what_comes_in_meanwhile()
    {
        var gate = new Lock();
        var sum = 0;
        await using (var opened = await OpenAsync(_folder.Path, new JournalLimits(4096, 2)))
        {
            opened.Journal.CompactWith(gate, () => [new Change(sum)]);
            await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(async () =>
            {
                for (var i = 0; i < 200; i++)
                {
                    ValueTask written;
                    lock (gate)
                    {
                        sum++;
                        written = opened.Journal.AppendAsync(new Change(1), default);
                    }
                    await written;
                }
            })));
        }

        Assert.NotEmpty(Directory.GetFiles(_folder.Path, "*.snapshot"));
        await using var again = await OpenAsync(_folder.Path);
        Assert.Equal(4000, again.Replayed.Sum());
        Assert.True(again.Replayed.Count < 4000, "the history is still there");
    }

    [Fact]
    public void A_second_owner_of_the_folder_is_refused_with_the_first_ones_process()
    {
        using var first = new DataDirectory(_folder.Path);

        var refusal = Assert.Throws<InvalidOperationException>(() => new DataDirectory(_folder.Path));
        Assert.Contains($"process {Environment.ProcessId}.", refusal.Message, StringComparison.Ordinal);
    }

    private async Task AppendAsync(int count)
    {
        await using var opened = await OpenAsync(_folder.Path);
        foreach (var number in Enumerable.Range(0, count))
            await opened.Journal.AppendAsync(new Change(number), default);
    }

    private string Log() => Path.Combine(_folder.Path, "test.00000001.log");

    /// <summary>What a killed process leaves: the files as they are at this moment.</summary>
    private string Copy()
    {
        var copy = Directory.CreateDirectory(Path.Combine(_folder.Path, "copy")).FullName;
        foreach (var file in Directory.GetFiles(_folder.Path, "test.*"))
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        return copy;
    }

    private static async Task<Opened> OpenAsync(string folder, JournalLimits? limits = null)
    {
        var opened = new Opened(new DataDirectory(folder), limits);
        try
        {
            await foreach (var change in opened.Journal.ReplayAsync(default))
                opened.Replayed.Add(change.Number);
            return opened;
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    internal sealed record Change(int Number);

    [JsonSerializable(typeof(Change))]
    internal sealed partial class ChangeContext : JsonSerializerContext;

    private sealed class Opened : IAsyncDisposable, ILoggerFactory, ILogger
    {
        private readonly DataDirectory _directory;
        private readonly FileJournals _journals;

        public Opened(DataDirectory directory, JournalLimits? limits)
        {
            _directory = directory;
            _journals = new FileJournals(directory, TimeProvider.System, this, limits);
            Journal = _journals.Open("test", ChangeContext.Default.Change);
        }

        public IJournal<Change> Journal { get; }

        public List<int> Replayed { get; } = [];

        /// <summary>Warnings and errors.</summary>
        public List<string> Logged { get; } = [];

        public async ValueTask DisposeAsync()
        {
            await _journals.DisposeAsync();
            _directory.Dispose();
        }

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => NullLogger.Instance.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                Logged.Add(formatter(state, exception));
        }
    }
}
