using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using ImageStudio.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ImageStudio.Tests.Polyfills.Aspire;

/// <summary>Who starts after whom, and what happens when the other does not come.</summary>
public class WaitTests
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(30);

    [RequiresToolFact("sleep")]
    public async Task A_resource_starts_when_what_it_waits_for_is_healthy_and_its_ready_handlers_are_done()
    {
        using var deadline = new CancellationTokenSource(_limit);
        var isHealthy = false;
        var handlerMayEnd = new TaskCompletionSource();
        await using var builder = DistributedApplicationTestingBuilder.Create();
        builder.Services.AddHealthChecks().AddCheck("switch", () => isHealthy ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("off"));
        var first = builder.AddExecutable("first", "sleep", ".", "60").WithHealthCheck("switch").OnResourceReady((_, _, _) => handlerMayEnd.Task);
        builder.AddExecutable("second", "sleep", ".", "60").WaitFor(first);
        await using var app = await builder.BuildAsync(deadline.Token);
        var started = app.StartAsync(deadline.Token);

        await app.ResourceNotifications.WaitForResourceAsync("second", KnownResourceStates.Waiting, deadline.Token);
        await app.ResourceNotifications.WaitForResourceAsync("first", e => e.Snapshot.HealthStatus is HealthStatus.Unhealthy, deadline.Token);
        isHealthy = true;
        await app.ResourceNotifications.WaitForResourceAsync("first", e => e.Snapshot.HealthStatus is HealthStatus.Healthy, deadline.Token);
        Assert.True(app.ResourceNotifications.TryGetCurrentState("second", out var second));
        Assert.Equal(KnownResourceStates.Waiting, second.Snapshot.State?.Text);

        handlerMayEnd.SetResult();
        await app.ResourceNotifications.WaitForResourceAsync("second", KnownResourceStates.Running, deadline.Token);
        await started;
    }

    [RequiresToolFact("sleep")]
    public async Task Resources_that_wait_for_nobody_start_side_by_side()
    {
        using var deadline = new CancellationTokenSource(_limit);
        await using var builder = DistributedApplicationTestingBuilder.Create();
        builder.Services.AddHealthChecks().AddCheck("never", () => HealthCheckResult.Unhealthy());
        builder.AddExecutable("first", "sleep", ".", "60").WithHealthCheck("never");
        builder.AddExecutable("second", "sleep", ".", "60").WithHealthCheck("never");
        await using var app = await builder.BuildAsync(deadline.Token);
        await app.StartAsync(deadline.Token);

        foreach (var name in new[] { "first", "second" })
            await app.ResourceNotifications.WaitForResourceAsync(name, e => e.Snapshot.State?.Text == KnownResourceStates.Running && e.Snapshot.HealthStatus is HealthStatus.Unhealthy, deadline.Token);
    }

    [RequiresToolFact("sh", "sleep")]
    public async Task A_wait_ends_with_a_fault_when_the_other_resource_ends_first()
    {
        using var deadline = new CancellationTokenSource(_limit);
        await using var builder = DistributedApplicationTestingBuilder.Create();
        builder.Services.AddHealthChecks().AddCheck("never", () => HealthCheckResult.Unhealthy());
        var first = builder.AddExecutable("first", "sh", ".", "-c", "exit 7").WithHealthCheck("never");
        builder.AddExecutable("second", "sleep", ".", "60").WaitFor(first);
        await using var app = await builder.BuildAsync(deadline.Token);
        await app.StartAsync(deadline.Token);

        await app.ResourceNotifications.WaitForResourceAsync("second", KnownResourceStates.FailedToStart, deadline.Token);

        Assert.Contains(await Logs.OfAsync(app, "second"), line => line.Contains("exit code 7", StringComparison.Ordinal));
        await Assert.ThrowsAsync<DistributedApplicationException>(() => app.ResourceNotifications.WaitForResourceHealthyAsync("first", deadline.Token));
    }

    [RequiresToolFact("sh")]
    public async Task A_job_runs_after_another_has_completed()
    {
        using var deadline = new CancellationTokenSource(_limit);
        await using var builder = DistributedApplicationTestingBuilder.Create();
        var first = builder.AddExecutable("first", "sh", ".", "-c", "exit 4");
        builder.AddExecutable("second", "sh", ".", "-c", "true").WaitForCompletion(first, exitCode: 4);
        await using var app = await builder.BuildAsync(deadline.Token);
        await app.StartAsync(deadline.Token);

        var second = await app.ResourceNotifications.WaitForResourceAsync("second", e => e.Snapshot.ExitCode is not null, deadline.Token);
        Assert.True(app.ResourceNotifications.TryGetCurrentState("first", out var before));
        Assert.True(second.Snapshot.StartTimeStamp >= before.Snapshot.StopTimeStamp);
    }

    [RequiresToolFact("sleep")]
    public async Task Events_of_a_resource_come_in_their_order()
    {
        using var deadline = new CancellationTokenSource(_limit);
        var seen = new List<string>();
        var isStopped = new TaskCompletionSource();
        await using var builder = DistributedApplicationTestingBuilder.Create();
        builder.OnBeforeStart((_, _) => Note("before start"));
        builder.AddExecutable("job", "sleep", ".", "60")
            .WithEndpoint(name: "side", isProxied: false, port: FreePort.Next())
            .OnInitializeResource((_, _, _) => Note("initialize"))
            .OnResourceEndpointsAllocated((_, _, _) => Note("endpoints"))
            .OnBeforeResourceStarted((_, _, _) => Note("before resource"))
            .OnResourceReady((_, _, _) => Note("ready"))
            .OnResourceStopped((_, _, _) =>
            {
                isStopped.SetResult();
                return Note("stopped");
            });
        await using var app = await builder.BuildAsync(deadline.Token);
        await app.StartAsync(deadline.Token);
        await app.ResourceNotifications.WaitForResourceHealthyAsync("job", deadline.Token);

        Assert.True((await app.ResourceCommands.ExecuteCommandAsync("job", KnownResourceCommands.StopCommand, deadline.Token)).Success);
        await isStopped.Task.WaitAsync(deadline.Token);

        Assert.Equal(["before start", "initialize", "endpoints", "before resource", "ready", "stopped"], seen);

        Task Note(string name)
        {
            lock (seen) seen.Add(name);
            return Task.CompletedTask;
        }
    }
}
