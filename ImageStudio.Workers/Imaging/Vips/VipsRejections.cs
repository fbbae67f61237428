namespace ImageStudio.Workers.Imaging.Vips;

/// <summary>Turns what a decoder says into a sentence for people.</summary>
internal static class VipsRejections
{
    public static Exception Of(VipsException fault, SourceImage source)
    {
        var text = fault.Message;
        if (Says(text, "out of memory") || Says(text, "unable to malloc") || Says(text, "Too many open files")) return fault;

        var name = source.Header.Format.DisplayName();
        if (Says(text, "unsupported") || Says(text, "not supported") || Says(text, "blocked"))
        {
            return new ImageRejectedException(ImageRejection.UnsupportedFormat,
                $"This kind of {name} cannot be read here. Saved as JPEG, the picture can.", fault);
        }

        return Says(text, "premature end") || Says(text, "truncated") || Says(text, "end of file") || Says(text, "unexpected end")
            ? ImageRejectedException.Damaged("it ends in the middle of the picture", fault)
            : ImageRejectedException.Damaged($"it cannot be decoded as {name}", fault);
    }

    private static bool Says(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);
}
