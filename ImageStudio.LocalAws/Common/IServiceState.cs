namespace ImageStudio.LocalAws.Common;

/// <summary>The state of one service: restored before the first request, emptied by a reset. Register each store under this type too.</summary>
public interface IServiceState
{
    /// <summary>Replays the service's journal; called once, before the server listens.</summary>
    ValueTask RestoreAsync(CancellationToken cancellationToken);

    /// <summary>Forgets everything, for tests between which the server goes on running.</summary>
    ValueTask ResetAsync(CancellationToken cancellationToken);
}
