using System.Buffers.Text;
using ImageStudio.Web.Gallery;

namespace ImageStudio.Tests.Web.Gallery;

public sealed class PhotoIdTests
{
    [Theory]
    [InlineData("ingest/AWS.jpg", "AWS.jpg")]
    [InlineData("ingest/a/../b//c d+%2F.jpg", "c d+%2F.jpg")]
    [InlineData("ingest/日本/🦊.jpg", "🦊.jpg")]
    public void an_id_names_exactly_one_key(string key, string fileName)
    {
        Assert.True(PhotoId.TryFromKey(key, out var id));
        Assert.Matches("^[A-Za-z0-9_-]+$", id.ToString());
        Assert.True(PhotoId.TryParse(id.ToString(), null, out var read));
        Assert.Equal((key, fileName), (read.Key, read.FileName));
    }

    [Theory]
    [InlineData("web/WebImage-AWS.jpg")]
    [InlineData("ingest/")]
    [InlineData("ingest/folder/")]
    public void other_objects_have_none(string key) => Assert.False(PhotoId.TryFromKey(key, out _));

    [Theory]
    [InlineData("")]
    [InlineData("no base64!")]
    [InlineData("_w")]
    [InlineData("YQ==")]
    [InlineData("YR")]
    [InlineData(" YQ")]
    public void what_is_no_id_is_refused(string text) => Assert.False(PhotoId.TryParse(text, null, out _));

    [Fact]
    public void a_path_longer_than_any_key_is_refused()
    {
        Assert.True(PhotoId.TryParse(Base64Url.EncodeToString(new byte[1017].Select(_ => (byte)'a').ToArray()), null, out _));
        Assert.False(PhotoId.TryParse(Base64Url.EncodeToString(new byte[1021].Select(_ => (byte)'a').ToArray()), null, out _));
    }
}
