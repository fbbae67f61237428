using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using ImageStudio.Tests.Fixtures;

namespace ImageStudio.Tests.Polyfills.Aspire;

/// <summary>Executables as resources: start, environment, end, and nothing left behind.</summary>
public class ProcessTests
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(30);

    [RequiresToolFact("sh")]
    public async Task A_process_gets_arguments_and_environment_and_reports_how_it_ended()
    {
        await using var builder = DistributedApplicationTestingBuilder.Create();
        builder.AddExecutable("job", "sh", ".", "-c", "echo \"$GREETING $1\"; exit 3", "sh", "world").WithEnvironment("GREETING", "hello");
        await using var app = await builder.BuildAsync();
        await app.StartAsync();

        using var deadline = new CancellationTokenSource(_limit);
        var ended = await app.ResourceNotifications.WaitForResourceAsync("job", e => e.Snapshot.ExitCode is not null, deadline.Token);

        Assert.Equal(3, ended.Snapshot.ExitCode);
        Assert.Equal(KnownResourceStates.Exited, ended.Snapshot.State?.Text);
        Assert.Contains("hello world", await Logs.OfAsync(app, "job"));
    }

    [RequiresToolFact("sh")]
    public async Task A_process_that_dies_says_its_last_words_and_how_it_ended()
    {
        await using var builder = DistributedApplicationTestingBuilder.Create();
        builder.AddExecutable("job", "sh", ".", "-c", "{ for i in 1 2 3 4 5 6; do echo line $i; done; echo why; } >&2; exit 7");
        await using var app = await builder.BuildAsync();
        await app.StartAsync();

        using var deadline = new CancellationTokenSource(_limit);
        var ended = await app.ResourceNotifications.WaitForResourceAsync("job", e => e.Snapshot.ExitCode is not null, deadline.Token);

        Assert.Equal((7, KnownResourceStateStyles.Error), (ended.Snapshot.ExitCode, ended.Snapshot.State?.Style));
        var last = Assert.IsAssignableFrom<IReadOnlyList<string>>(ended.Snapshot.Properties.Single(property => property.Name == "executable.lastLines").Value);
        Assert.Equal(5, last.Count);
        Assert.Contains("why", last);
    }

    [RequiresToolFact("sh", "seq")]
    public async Task What_a_process_writes_right_before_its_end_is_not_lost()
    {
        await using var builder = DistributedApplicationTestingBuilder.Create();
        builder.AddExecutable("job", "sh", ".", "-c", "seq 500; echo last >&2; exit 1");
        await using var app = await builder.BuildAsync();
        await app.StartAsync();

        using var deadline = new CancellationTokenSource(_limit);
        await app.ResourceNotifications.WaitForResourceAsync("job", e => e.Snapshot.ExitCode is not null, deadline.Token);

        var lines = await Logs.OfAsync(app, "job");
        Assert.Equal(Enumerable.Range(1, 500).Select(number => $"{number}"), lines.Where(line => int.TryParse(line, out _)));
        Assert.Contains("last", lines);
    }

    [RequiresToolFact("sh", "ps")]
    public async Task Disposal_ends_even_a_process_that_does_not_want_to_and_its_children()
    {
        await using var builder = DistributedApplicationTestingBuilder.Create();
        builder.AddExecutable("stubborn", "sh", ".", "-c", "trap '' TERM; sleep 300 & echo child $!; wait; wait");
        int child;
        await using (var app = await builder.BuildAsync())
        {
            await app.StartAsync();
            child = int.Parse((await Logs.LineAsync(app, "stubborn", line => line.StartsWith("child ", StringComparison.Ordinal), _limit))[6..], null);
            Assert.True(await IsRunningAsync(child));
        }

        Assert.False(await IsRunningAsync(child));
    }

    // What was killed and lost its parent may stay in the table, as a zombie, until somebody collects it.
    private static async Task<bool> IsRunningAsync(int processId)
    {
        var state = (await Tool.RunAsync("ps", ["-o", "stat=", "-p", $"{processId}"])).Output.Trim();
        return state.Length > 0 && !state.StartsWith('Z');
    }
}
