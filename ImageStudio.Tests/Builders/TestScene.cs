namespace ImageStudio.Tests.Builders;

/// <summary>What the test pictures show: a colour of its own in each corner and smooth blends between, so that every turn and mirroring shows.</summary>
internal static class TestScene
{
    public static readonly (byte R, byte G, byte B) TopLeft = (220, 40, 40), TopRight = (40, 180, 60), BottomLeft = (50, 70, 210), BottomRight = (230, 210, 90);

    public static (byte R, byte G, byte B) Colour(int x, int y, int width, int height)
    {
        double right = (x + 0.5) / width, down = (y + 0.5) / height;
        return (
            Blend(TopLeft.R, TopRight.R, BottomLeft.R, BottomRight.R, right, down),
            Blend(TopLeft.G, TopRight.G, BottomLeft.G, BottomRight.G, right, down),
            Blend(TopLeft.B, TopRight.B, BottomLeft.B, BottomRight.B, right, down));
    }

    public static void Write(int x, int y, int width, int height, Span<byte> pixel) => (pixel[0], pixel[1], pixel[2]) = Colour(x, y, width, height);

    private static byte Blend(byte topLeft, byte topRight, byte bottomLeft, byte bottomRight, double right, double down)
    {
        var top = topLeft + (topRight - topLeft) * right;
        var bottom = bottomLeft + (bottomRight - bottomLeft) * right;
        return (byte)Math.Round(top + (bottom - top) * down);
    }
}
