using System.Collections.Concurrent;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.CloudFormation.Deployment;

/// <summary>Runs deployments, one at a time for each stack. They belong to the server: a client that goes away does not end them.</summary>
internal sealed partial class Deployments(IHostApplicationLifetime lifetime, TimeProvider time, ILogger<Deployments> logger)
{
    /// <summary>
    /// How long a call waits for its deployment. AWS answers at once; a stack of queues and topics takes less than a second
    /// here, and a client that finds it done at its first look need not wait for its second, 30 s later.
    /// </summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<string, Task> _underWay = new(StringComparer.Ordinal);

    /// <summary>Starts a deployment and waits for its end, though not for ever.</summary>
    /// <param name="deployment">The stack.</param>
    /// <param name="action">What a deployment under way forbids, for the error: <c>updated</c>, <c>deleted</c>.</param>
    /// <param name="run">The deployment.</param>
    /// <param name="cancellationToken">Ends the waiting, not the deployment.</param>
    /// <exception cref="AwsException">One is under way already.</exception>
    public async Task RunAsync(StackDeployment deployment, string action, Func<CancellationToken, Task> run, CancellationToken cancellationToken)
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!_underWay.TryAdd(Key(deployment.Stack), gate.Task))
            throw CloudFormationErrors.WrongState(deployment.Stack.Id, deployment.Stack.Status, action);

        var running = Task.Run(() => RunToEndAsync(deployment, run, gate), CancellationToken.None);
        try
        {
            await running.WaitAsync(Grace, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            Log.StillRunning(logger, deployment.Stack.Name, Grace.TotalSeconds);
        }
    }

    private async Task RunToEndAsync(StackDeployment deployment, Func<CancellationToken, Task> run, TaskCompletionSource gate)
    {
        try
        {
            await run(lifetime.ApplicationStopping);
            Log.Ended(logger, deployment.Stack.Name, deployment.Stack.Status, deployment.Stack.StatusReason ?? "no reason given");
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            Log.Interrupted(logger, deployment.Stack.Name, deployment.Stack.Status);
        }
        catch (Exception exception)
        {
            Log.Broken(logger, deployment.Stack.Name, deployment.Stack.Status, exception);
            await deployment.EnterAsync(Failed(deployment.Stack.Status), "Internal Failure", CancellationToken.None);
        }
        finally
        {
            _underWay.TryRemove(Key(deployment.Stack), out _);
            gate.SetResult();
        }
    }

    // By name, because a name that is being created has no other stack yet to collide with.
    private static string Key(Stack stack) => $"{stack.Region}/{stack.Name}";

    private static string Failed(string status) => status switch
    {
        StackStatus.CreateInProgress => StackStatus.CreateFailed,
        StackStatus.RollbackInProgress => StackStatus.RollbackFailed,
        StackStatus.DeleteInProgress => StackStatus.DeleteFailed,
        _ => StackStatus.UpdateRollbackFailed,
    };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Stack {Stack} is {Status} ({Reason}).")]
        public static partial void Ended(ILogger logger, string stack, string status, string reason);

        [LoggerMessage(2, LogLevel.Warning, "Deployment of stack {Stack} goes on after {Seconds} s; the caller is answered.")]
        public static partial void StillRunning(ILogger logger, string stack, double seconds);

        [LoggerMessage(3, LogLevel.Warning, "The server stops while stack {Stack} is {Status}; the next start deals with it.")]
        public static partial void Interrupted(ILogger logger, string stack, string status);

        [LoggerMessage(4, LogLevel.Error, "Deployment of stack {Stack} broke down in state {Status}.")]
        public static partial void Broken(ILogger logger, string stack, string status, Exception exception);
    }
}
