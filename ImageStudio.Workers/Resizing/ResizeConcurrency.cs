namespace ImageStudio.Workers.Resizing;

/// <summary>
/// How many pictures at a time: one per processor, as far as memory goes, which limits only hostile pictures on a machine of
/// today. The roles share a machine as a rule and cannot see each other: each counts on all processors, since the system
/// divides them evenly among those who have work and leaves none idle, and on its part of the memory, which nobody divides.
/// </summary>
internal static class ResizeConcurrency
{
    /// <param name="processors">Processors that this process may use.</param>
    /// <param name="memory">Memory that this process and those beside it may use, in bytes: of the container, where that is limited.</param>
    /// <param name="roles">Roles that make renditions, each a process.</param>
    /// <param name="megabytesPerPicture">Most memory for a picture.</param>
    public static int Choose(int processors, long memory, int roles, int megabytesPerPicture)
    {
        var byMemory = memory / Math.Max(1, roles) / (megabytesPerPicture * 1_000_000L);
        return (int)Math.Clamp(byMemory, 1, Math.Max(1, processors));
    }
}
