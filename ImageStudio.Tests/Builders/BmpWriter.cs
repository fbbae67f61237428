using System.Buffers.Binary;

namespace ImageStudio.Tests.Builders;

/// <summary>Writes BMP files of 24 bits.</summary>
internal static class BmpWriter
{
    public static byte[] Write(int width, int height)
    {
        var row = (width * 3 + 3) / 4 * 4;
        var file = new byte[54 + row * height];
        file[0] = (byte)'B';
        file[1] = (byte)'M';
        Put(file, 2, file.Length);
        Put(file, 10, 54);
        Put(file, 14, 40);
        Put(file, 18, width);
        Put(file, 22, height);
        Put(file, 26, 1 | 24 << 16);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var (r, g, b) = TestScene.Colour(x, y, width, height);
                var at = 54 + (height - 1 - y) * row + x * 3;
                (file[at], file[at + 1], file[at + 2]) = (b, g, r);
            }
        }

        return file;
    }

    private static void Put(byte[] file, int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at), value);
}
