using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using ImageStudio.Tests.Fixtures;

namespace ImageStudio.Tests.Polyfills.Aspire;

/// <summary>What can be asked of a running resource.</summary>
public class CommandTests
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(30);

    [RequiresToolFact("sleep")]
    public async Task A_resource_can_be_stopped_started_and_restarted()
    {
        using var deadline = new CancellationTokenSource(_limit);
        await using var builder = DistributedApplicationTestingBuilder.Create();
        builder.AddExecutable("job", "sleep", ".", "60");
        await using var app = await builder.BuildAsync(deadline.Token);
        await app.StartAsync(deadline.Token);
        var first = await RunningAsync();

        await ExecuteAsync(KnownResourceCommands.StopCommand);
        await app.ResourceNotifications.WaitForResourceAsync("job", KnownResourceStates.TerminalStates, deadline.Token);
        await ExecuteAsync(KnownResourceCommands.StartCommand);
        var second = await RunningAsync();
        await ExecuteAsync(KnownResourceCommands.RestartCommand);
        var third = await RunningAsync();

        Assert.True(first < second && second < third);

        async Task ExecuteAsync(string command) => Assert.True((await app.ResourceCommands.ExecuteCommandAsync("job", command, deadline.Token)).Success);

        async Task<DateTime?> RunningAsync()
        {
            await app.ResourceNotifications.WaitForResourceAsync("job", KnownResourceStates.Running, deadline.Token);
            return app.ResourceNotifications.TryGetCurrentState("job", out var now) ? now.Snapshot.StartTimeStamp : null;
        }
    }

    [RequiresToolFact("sleep")]
    public async Task A_resource_with_an_explicit_start_waits_to_be_asked()
    {
        using var deadline = new CancellationTokenSource(_limit);
        await using var builder = DistributedApplicationTestingBuilder.Create();
        builder.AddExecutable("later", "sleep", ".", "60").WithExplicitStart();
        await using var app = await builder.BuildAsync(deadline.Token);
        await app.StartAsync(deadline.Token);
        Assert.True(app.ResourceNotifications.TryGetCurrentState("later", out var before));
        Assert.Equal(KnownResourceStates.NotStarted, before.Snapshot.State?.Text);

        await app.ResourceCommands.ExecuteCommandAsync("later", KnownResourceCommands.StartCommand, deadline.Token);

        await app.ResourceNotifications.WaitForResourceAsync("later", KnownResourceStates.Running, deadline.Token);
    }

    [RequiresToolFact("sleep")]
    public async Task A_command_of_the_AppHost_reports_success_failure_and_a_wrong_name()
    {
        using var deadline = new CancellationTokenSource(_limit);
        await using var builder = DistributedApplicationTestingBuilder.Create();
        builder.AddExecutable("job", "sleep", ".", "60")
            .WithCommand("greet", "Greet", context => Task.FromResult(CommandResults.Success($"hello {context.ResourceName}")), new CommandOptions { Description = "Says hello" })
            .WithCommand("break", "Break", _ => throw new InvalidOperationException("no way"), new CommandOptions());
        await using var app = await builder.BuildAsync(deadline.Token);
        await app.StartAsync(deadline.Token);

        Assert.True((await app.ResourceCommands.ExecuteCommandAsync("job", "greet", deadline.Token)).Success);
        Assert.Contains("no way", (await app.ResourceCommands.ExecuteCommandAsync("job", "break", deadline.Token)).Message, StringComparison.Ordinal);
        Assert.False((await app.ResourceCommands.ExecuteCommandAsync("job", "dance", deadline.Token)).Success);
    }
}
