using System.Text;
using ImageStudio.Contracts;

namespace ImageStudio.Tests.Contracts;

public sealed class ObjectKeysTests
{
    [Theory]
    [InlineData("ingest/AWS.jpg", "thumbnail/Thumbnail-AWS.jpg", "web/WebImage-AWS.jpg", "mobile/MobileImage-AWS.jpg")]
    [InlineData("ingest/a/b/c.png", "thumbnail/a/b/Thumbnail-c.png", "web/a/b/WebImage-c.png", "mobile/a/b/MobileImage-c.png")]
    [InlineData("ingest/Été & Söhne/My photo+1 100%.jpg", "thumbnail/Été & Söhne/Thumbnail-My photo+1 100%.jpg", "web/Été & Söhne/WebImage-My photo+1 100%.jpg", "mobile/Été & Söhne/MobileImage-My photo+1 100%.jpg")]
    [InlineData("ingest//x", "thumbnail//Thumbnail-x", "web//WebImage-x", "mobile//MobileImage-x")]
    public void Renditions_keep_the_path_and_prefix_the_name(string upload, string thumbnail, string web, string mobile)
    {
        Assert.Equal([thumbnail, web, mobile], Rendition.Defaults.Select(rendition => ObjectKeys.ForRendition(upload, rendition)));
        Assert.All(Rendition.Defaults, rendition =>
        {
            Assert.True(ObjectKeys.TryGetUploadOf(ObjectKeys.ForRendition(upload, rendition), rendition, out var source));
            Assert.Equal(upload, source);
        });
    }

    [Theory]
    [InlineData("thumbnail/Thumbnail-AWS.jpg")]
    [InlineData("ingest/")]
    [InlineData("ingest/folder/")]
    [InlineData("Ingest/AWS.jpg")]
    [InlineData("")]
    public void What_is_no_upload_has_no_path(string key)
    {
        Assert.False(ObjectKeys.TryGetPath(key, out _));
        Assert.Throws<ArgumentException>(() => ObjectKeys.ForRendition(key, Rendition.Thumbnail));
    }

    [Theory]
    [InlineData("web/WebImage-AWS.jpg")]
    [InlineData("thumbnail/AWS.jpg")]
    [InlineData("thumbnail/Thumbnail-a/AWS.jpg")]
    public void What_is_no_rendition_has_no_upload(string key) => Assert.False(ObjectKeys.TryGetUploadOf(key, Rendition.Thumbnail, out _));

    [Fact]
    public void Notes_about_an_upload_are_found_by_its_path()
    {
        Assert.Equal("failed/a/b.jpg/web.json", ObjectKeys.ForFailure("ingest/a/b.jpg", "web"));
        Assert.StartsWith(ObjectKeys.FailuresOf("ingest/a/b.jpg"), ObjectKeys.ForFailure("ingest/a/b.jpg", "web"), StringComparison.Ordinal);
        Assert.Equal("mailed/a/b.jpg/abc/ready.json", ObjectKeys.ForMail("ingest/a/b.jpg", "\"abc\"", "ready"));
        Assert.StartsWith(ObjectKeys.MailsOf("ingest/a/b.jpg"), ObjectKeys.ForMail("ingest/a/b.jpg", "abc", "ready"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_upload_with_the_longest_name_leaves_room_for_every_other_key()
    {
        var upload = ObjectKeys.ForUpload(UploadId.New(TimeProvider.System), new string('ß', 500) + ".jpeg");
        Assert.All(
            [upload, .. Rendition.Defaults.Select(rendition => ObjectKeys.ForRendition(upload, rendition)), ObjectKeys.ForFailure(upload, "thumbnail"), ObjectKeys.ForMail(upload, new string('0', 40), "received")],
            key => Assert.InRange(Encoding.UTF8.GetByteCount(key), 1, ObjectKeys.MaxKeyBytes));
    }
}
