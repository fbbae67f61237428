namespace ImageStudio.Workers.Imaging;

/// <summary>Byte counts as people read them, in steps of a thousand.</summary>
internal static class ByteCount
{
    public static string Text(long bytes) => FormattableString.Invariant(bytes switch
    {
        1 => $"1 byte",
        < 1_000 => $"{bytes} bytes",
        < 1_000_000 => (FormattableString)$"{bytes / 1_000.0:0.#} KB",
        _ => $"{bytes / 1_000_000.0:#,0.#} MB",
    });
}
