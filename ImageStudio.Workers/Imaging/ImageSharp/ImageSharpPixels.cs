using System.Runtime.InteropServices;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace ImageStudio.Workers.Imaging.ImageSharp;

/// <summary>Walks over the pixels of all frames.</summary>
internal static class ImageSharpPixels
{
    public delegate void RowAction(Span<Rgba32> row);

    public static void ForEachRow(Image<Rgba32> image, RowAction action)
    {
        foreach (var frame in image.Frames)
        {
            frame.ProcessPixelRows(rows =>
            {
                for (var y = 0; y < rows.Height; y++) action(rows.GetRowSpan(y));
            });
        }
    }

    public static bool AnyTransparent(Image<Rgba32> image)
    {
        var any = false;
        ForEachRow(image, row =>
        {
            for (var x = 0; !any && x < row.Length; x++) any = row[x].A < 255;
        });
        return any;
    }

    /// <summary>The samples of the first frame: red, green, blue, alpha.</summary>
    public static byte[] FirstFrame(Image<Rgba32> image)
    {
        var samples = new byte[image.Width * image.Height * 4];
        image.Frames.RootFrame.CopyPixelDataTo(MemoryMarshal.Cast<byte, Rgba32>(samples.AsSpan()));
        return samples;
    }
}
