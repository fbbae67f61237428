namespace ImageStudio.Workers.Resizing;

/// <summary>
/// How many pictures at a time: one per processor, as far as memory goes. Several roles share a machine as a rule, and
/// each picture may take <see cref="Imaging.ImageLimits.MaxMemoryMegabytes"/>.
/// </summary>
internal static class ResizeConcurrency
{
    private const int RolesPerMachine = 3;

    /// <param name="processors">Processors that this process may use.</param>
    /// <param name="memory">Memory that this process may use, in bytes.</param>
    /// <param name="megabytesPerPicture">Most memory for a picture.</param>
    public static int Choose(int processors, long memory, int megabytesPerPicture)
    {
        var byMemory = memory / RolesPerMachine / (megabytesPerPicture * 1_000_000L);
        return (int)Math.Clamp(byMemory, 1, Math.Max(1, processors));
    }
}
