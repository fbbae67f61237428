namespace ImageStudio.Workers.Resizing;

/// <summary>
/// What a process may take of its machine, which it shares with the other roles and cannot see them: all processors, since
/// the system divides them evenly among those who have work and leaves none idle, and its part of the memory, which nobody
/// divides. docs/scaling.md goes through it.
/// </summary>
/// <param name="Processors">Processors that this process may use: of the container, where they are limited.</param>
/// <param name="Memory">Bytes of memory that this process and those beside it may use: of the container, where it is limited.</param>
/// <param name="Processes">Processes that make renditions and share the memory, this one included.</param>
internal sealed partial record MachineShare(int Processors, long Memory, int Processes)
{
    private long OwnMemory => Memory / Math.Max(1, Processes);

    /// <summary>How many pictures at a time: one per processor, each on one thread, as far as the memory goes; at least one.</summary>
    /// <param name="megabytesPerPicture">Most memory for a picture.</param>
    public int Pictures(int megabytesPerPicture) => (int)Math.Clamp(OwnMemory / Bytes(megabytesPerPicture), 1, Math.Max(1, Processors));

    /// <summary>Says so where not even one picture of the largest size is sure to find room.</summary>
    /// <param name="megabytesPerPicture">Most memory for a picture.</param>
    /// <param name="logger">Where to.</param>
    public void WarnIfSmall(int megabytesPerPicture, ILogger logger)
    {
        if (OwnMemory < Bytes(megabytesPerPicture)) Log.Small(logger, OwnMemory / 1_000_000, Processes, megabytesPerPicture);
    }

    private static long Bytes(int megabytes) => megabytes * 1_000_000L;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "There are {Megabytes} MB of memory for each of {Processes} processes, and one picture may take {Limit}: the system may kill the worker at the largest ones. Imaging:Limits:MaxMemoryMegabytes has them rejected instead")]
        public static partial void Small(ILogger logger, long megabytes, int processes, int limit);
    }
}
