using System.Text;
using ImageStudio.Contracts;

namespace ImageStudio.Tests.Contracts;

public sealed class FileNamesTests
{
    [Theory]
    [InlineData("AWS.jpg", "AWS.jpg")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData(@"C:\photos\My photo+1 100%.jpg", "My photo+1 100%.jpg")]
    [InlineData("a\u0000b\r\nc\u202Egpj.exe", "abcgpj.exe")]
    [InlineData("  spaced .jpg ", "spaced .jpg")]
    [InlineData("写真📷.heic", "写真📷.heic")]
    [InlineData("", "photo")]
    [InlineData("..", "photo")]
    [InlineData("folder/", "photo")]
    [InlineData("\u200B\u200B", "photo")]
    [InlineData("a\uD800b.jpg", "ab.jpg")]
    public void Names_lose_only_what_would_be_dangerous(string sent, string kept) => Assert.Equal(kept, FileNames.Sanitise(sent));

    [Theory]
    [InlineData("x", 300, ".jpeg", ".jpeg")]
    [InlineData("é", 200, ".jpg", ".jpg")]
    [InlineData("📷", 100, ".png", ".png")]
    [InlineData("x", 10, ".xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "x")]
    public void Long_names_are_cut_before_their_extension_and_between_characters(string letter, int count, string extension, string end)
    {
        var name = FileNames.Sanitise(string.Concat(Enumerable.Repeat(letter, count)) + extension);
        Assert.EndsWith(end, name, StringComparison.Ordinal);
        Assert.InRange(Encoding.UTF8.GetByteCount(name), 1, FileNames.MaxBytes);
        Assert.DoesNotContain('\uFFFD', Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(name)));
    }

    [Fact]
    public void A_sanitised_name_stays_as_it_is()
    {
        var once = FileNames.Sanitise("a/b\u0001 " + new string('é', 300) + " .jpg");
        Assert.Equal(once, FileNames.Sanitise(once));
    }
}
