namespace ImageStudio.Workers.Imaging;

/// <summary>Finds the part of a picture that draws the eye: where edges and strong colours are. The same for both engines.</summary>
internal static class AttentionCrop
{
    private const int SaturationWeight = 2;

    /// <summary>Where to cut.</summary>
    /// <param name="pixels">8-bit samples of one frame, band by band of each pixel.</param>
    /// <param name="bands">1 to 4; the last of 2 and 4 is alpha.</param>
    /// <param name="size">Size of the frame, and of the cut.</param>
    /// <returns>Left and top of the cut.</returns>
    public static (int Left, int Top) Find(ReadOnlySpan<byte> pixels, int bands, RenditionGeometry size)
    {
        var (columns, rows) = (new long[size.Width], new long[size.Height]);
        for (var y = 1; y < size.Height; y++)
        {
            for (var x = 1; x < size.Width; x++)
            {
                var interest = Interest(pixels, bands, y * size.Width + x, size.Width);
                columns[x] += interest;
                rows[y] += interest;
            }
        }

        return (BestWindow(columns, size.CropWidth), BestWindow(rows, size.CropHeight));
    }

    private static int Interest(ReadOnlySpan<byte> pixels, int bands, int pixel, int width)
    {
        var here = pixels.Slice(pixel * bands, bands);
        var colours = bands - (1 - bands % 2);
        if (colours != bands && here[^1] < 128) return 0;

        var left = pixels.Slice((pixel - 1) * bands, bands);
        var above = pixels.Slice((pixel - width) * bands, bands);
        var (edge, least, most) = (0, 255, 0);
        for (var band = 0; band < colours; band++)
        {
            edge += Math.Abs(here[band] - left[band]) + Math.Abs(here[band] - above[band]);
            least = Math.Min(least, here[band]);
            most = Math.Max(most, here[band]);
        }

        return edge + SaturationWeight * (most - least) / 4;
    }

    // Of equals the one nearest to the middle, so that a plain picture is cut like CropCentre.
    private static int BestWindow(long[] interest, int length)
    {
        var last = interest.Length - length;
        var sum = interest.AsSpan(0, length).ToArray().Sum();
        var (best, bestSum) = (0, sum);
        for (var start = 1; start <= last; start++)
        {
            sum += interest[start + length - 1] - interest[start - 1];
            if (sum < bestSum || (sum == bestSum && Math.Abs(2 * start - last) >= Math.Abs(2 * best - last))) continue;
            (best, bestSum) = (start, sum);
        }

        return best;
    }
}
