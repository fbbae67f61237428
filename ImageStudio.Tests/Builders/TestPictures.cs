using System.Text;

namespace ImageStudio.Tests.Builders;

/// <summary>Pictures and files that are none, made by the tests themselves; the same arguments give the same bytes.</summary>
internal static class TestPictures
{
    /// <summary>A JPEG that looks <paramref name="width"/> x <paramref name="height"/> once its EXIF orientation is applied.</summary>
    public static byte[] Jpeg(int width, int height, int orientation = 1) => Jpeg(width, height, orientation, icc: null);

    /// <summary>The same with a colour profile; the samples stay, so that the profile alone says what they look like.</summary>
    public static byte[] Jpeg(int width, int height, int orientation, byte[]? icc)
    {
        var sideways = orientation >= 5;
        var (storedWidth, storedHeight) = sideways ? (height, width) : (width, height);
        var writer = new JpegWriter { Exif = ExifBlock.With(orientation), IccProfile = icc, Comment = "Shot on the terrace" };
        return writer.Write(storedWidth, storedHeight, (x, y) =>
        {
            var (left, top) = Orient(x, y, width, height, orientation);
            return TestScene.Colour(left, top, width, height);
        });
    }

    /// <summary>A PNG of 8 bits; with transparency its right half is half transparent.</summary>
    public static byte[] Png(int width, int height, bool alpha = false) => PngWriter.Write(width, height, alpha ? 4 : 3, (x, y, pixel) =>
    {
        TestScene.Write(x, y, width, height, pixel);
        if (alpha) pixel[3] = x < width / 2 ? (byte)255 : (byte)128;
    });

    /// <summary>A grey PNG of 16 bits a sample, darkest at the left.</summary>
    public static byte[] GreyPng16(int width, int height) =>
        PngWriter.Write16(width, height, (x, _) => (ushort)(x * 65535 / Math.Max(1, width - 1)));

    /// <summary>A BMP of 24 bits, bottom row first.</summary>
    public static byte[] Bmp(int width, int height) => BmpWriter.Write(width, height);

    /// <summary>A TIFF without compression.</summary>
    public static byte[] Tiff(int width, int height) => TiffWriter.Write(width, height);

    /// <summary>A GIF whose frames go through grey levels, 100 ms each, repeated for ever.</summary>
    public static byte[] Gif(int width, int height, int frames) => GifWriter.Write(width, height, frames);

    /// <summary>A text, whatever its name.</summary>
    public static byte[] TextNamedJpg() => Encoding.UTF8.GetBytes("Dear Mum,\nthe photos from the trip are in the other folder.\n");

    /// <summary>A JPEG of which the last two thirds are missing.</summary>
    public static byte[] TruncatedJpeg() => Jpeg(640, 480) is var whole ? whole[..(whole.Length / 3)] : [];

    /// <summary>A whole, tiny PNG that claims the size given.</summary>
    public static byte[] HugePngHeader(int width, int height) => PngWriter.WithHeader(width, height, [0, 0, 0, 0]);

    /// <summary>Nothing.</summary>
    public static byte[] Empty() => [];

    // Where a stored pixel is seen, by the definition of tag 0x0112 in the EXIF specification.
    private static (int X, int Y) Orient(int x, int y, int width, int height, int orientation) => orientation switch
    {
        2 => (width - 1 - x, y),
        3 => (width - 1 - x, height - 1 - y),
        4 => (x, height - 1 - y),
        5 => (y, x),
        6 => (width - 1 - y, x),
        7 => (width - 1 - y, height - 1 - x),
        8 => (y, height - 1 - x),
        _ => (x, y),
    };
}
