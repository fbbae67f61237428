using ImageStudio.LocalAws;
using ImageStudio.LocalAws.Sqs;
using ImageStudio.LocalAws.Storage;
using ImageStudio.Tests.Fixtures;
using ImageStudio.Tests.Workers.Fakes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ImageStudio.Tests.LocalAws.Sqs.Fifo;

public sealed class CompactionTests
{
    private const string Queue = "eu-west-1/work.fifo";

    [Fact]
    public async Task Snapshot_KeepsWhatWasSentLately_ThoughItsMessageIsGone_AndTheOrderOfWhatIsThere()
    {
        using var folder = new TemporaryFolder();
        var clock = new ManualTimeProvider();
        StoredMessage gone;
        await using (var before = await OpenAsync(folder.Path, clock))
        {
            await before.CommitAsync(new QueueCreated(Queue, clock.GetUtcNow(), new() { ["FifoQueue"] = "true" }, []));
            gone = await before.SendAsync("gone", "once");
            await before.CommitAsync(new MessagesDeleted(Queue, [gone.Id]));
            await before.SendAsync("1", "a");
            await before.SendAsync("2", "b");
            var generation = Generation(folder.Path);
            // A snapshot follows every change here, unless one is being written.
            await Eventually.TrueAsync(
                () =>
                {
                    _ = before.CommitAsync(new QueueTagged(Queue, []));
                    return Generation(folder.Path) > generation;
                },
                "a snapshot is written");
        }

        await using var after = await OpenAsync(folder.Path, clock);
        var again = await after.SendAsync("again", "once");
        var next = await after.SendAsync("3", "c");

        Assert.Equal(gone.Id, again.Id);
        Assert.Equal(["1", "2", "3"], after.Choose());
        Assert.True(string.CompareOrdinal(gone.SystemAttributes!["SequenceNumber"], next.SystemAttributes!["SequenceNumber"]) < 0);
    }

    private static int Generation(string folder) => Directory.EnumerateFiles(folder, "sqs.*.snapshot").Select(p => int.Parse(Path.GetFileName(p).Split('.')[1])).DefaultIfEmpty().Max();

    private static async Task<Opened> OpenAsync(string folder, TimeProvider clock)
    {
        var directory = new DataDirectory(folder);
        var journals = new FileJournals(directory, clock, NullLoggerFactory.Instance, new JournalLimits(CompactAboveBytes: 1, CompactAboveFactor: 0));
        var store = new QueueStore(journals, Options.Create(new LocalAwsOptions()), clock, NullLogger<QueueStore>.Instance);
        await store.RestoreAsync(CancellationToken.None);
        return new Opened(directory, journals, store);
    }

    private sealed record Opened(DataDirectory Directory, FileJournals Journals, QueueStore Store) : IAsyncDisposable
    {
        public async Task CommitAsync(SqsRecord record)
        {
            ValueTask stored;
            lock (Store.Lock)
                stored = Store.Commit(record);
            await stored;
        }

        public async Task<StoredMessage> SendAsync(string body, string id)
        {
            StoredMessage message;
            ValueTask stored;
            lock (Store.Lock)
            {
                var intake = new Intake(Store, Find(), "sender");
                message = intake.Take(new Outgoing(body) { GroupId = "g", DeduplicationId = id });
                stored = intake.Change is { } change ? Store.Commit(change) : ValueTask.CompletedTask;
            }
            await stored;
            return message;
        }

        public IEnumerable<string> Choose()
        {
            lock (Store.Lock)
                return [.. Find().Choose(10, Store.Now).Select(m => m.Body)];
        }

        public async ValueTask DisposeAsync()
        {
            await Journals.DisposeAsync();
            Store.Dispose();
            Directory.Dispose();
        }

        private MessageQueue Find() => Store.TryFind(Queue, out var queue) ? queue : throw new InvalidOperationException("The queue is gone.");
    }
}
