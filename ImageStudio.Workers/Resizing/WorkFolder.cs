namespace ImageStudio.Workers.Resizing;

/// <summary>Leaves no files behind.</summary>
internal sealed class WorkFolder : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken)
    {
        WorkFiles.RemoveFolder();
        return Task.CompletedTask;
    }
}
