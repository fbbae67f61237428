using System.Text;
using ImageStudio.Tests.Builders;
using ImageStudio.Web.Uploads;

namespace ImageStudio.Tests.Web.Uploads;

public sealed class PictureKindTests
{
    public static TheoryData<string, byte[]> Pictures => new()
    {
        { "JPEG", TestPictures.Jpeg(8, 8) },
        { "PNG", TestPictures.Png(8, 8) },
        { "GIF", TestPictures.Gif(8, 8, 1) },
        { "BMP", TestPictures.Bmp(8, 8) },
        { "TIFF", TestPictures.Tiff(8, 8) },
        { "TIFF", [.. "MM"u8, 0, 42, 0, 0, 0, 8] },
        { "WebP", [.. "RIFF"u8, 1, 2, 3, 4, .. "WEBPVP8 "u8] },
        { "AVIF", Container("avif", "mif1", "miaf") },
        { "AVIF", Container("mif1", "miaf", "avif") },
        { "HEIC", Container("heic", "mif1") },
        { "HEIC", Container("mif1", "heic") },
    };

    public static TheoryData<byte[]> Others => new()
    {
        TestPictures.TextNamedJpg(),
        TestPictures.Empty(),
        "BM is how this text begins"u8.ToArray(),
        "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray(),
        "%PDF-1.7"u8.ToArray(),
        Container("isom", "mp42"),
        new byte[] { 0xFF, 0xD8 },
        new byte[] { 0x52, 0x49, 0x46, 0x46, 1, 2, 3, 4, 0x57, 0x41, 0x56, 0x45 },
    };

    [Theory]
    [MemberData(nameof(Pictures))]
    public void a_picture_is_known_by_its_content(string name, byte[] content) =>
        Assert.Equal(name, PictureKind.Recognise(content.AsSpan(0, Math.Min(content.Length, PictureKind.SignatureBytes)))?.Name);

    [Theory]
    [MemberData(nameof(Others))]
    public void anything_else_is_no_picture(byte[] content) => Assert.Null(PictureKind.Recognise(content));

    private static byte[] Container(string major, params string[] compatible) =>
        [0, 0, 0, (byte)(16 + 4 * compatible.Length), .. "ftyp"u8, .. Encoding.ASCII.GetBytes(major), 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(string.Concat(compatible))];
}
