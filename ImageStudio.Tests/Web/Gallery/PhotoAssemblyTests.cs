using ImageStudio.Contracts;
using ImageStudio.Web.Gallery;

namespace ImageStudio.Tests.Web.Gallery;

public sealed class PhotoAssemblyTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("", "", PhotoState.Received)]
    [InlineData("web", "", PhotoState.Processing)]
    [InlineData("web,mobile,thumbnail", "", PhotoState.Ready)]
    [InlineData("", "web", PhotoState.Failed)]
    [InlineData("thumbnail", "web", PhotoState.Failed)]
    [InlineData("web", "web", PhotoState.Processing)] // Made after all, in a second attempt.
    public void the_state_follows_from_what_is_there(string made, string failed, PhotoState expected)
    {
        var photo = PhotoAssembly.Assemble(Upload("a"), Rendition.Defaults, Names(made).Select(name => Made(name)), Names(failed).Select(name => Failed(name)));

        Assert.Equal(expected, photo.State);
    }

    [Fact]
    public void renditions_come_in_the_order_of_the_configuration()
    {
        var photo = PhotoAssembly.Assemble(Upload("a"), Rendition.Defaults, [Made("mobile"), Made("thumbnail")], []);

        Assert.Equal(["thumbnail", "mobile"], photo.Renditions.Select(rendition => rendition.Name));
    }

    [Fact]
    public void what_was_made_of_a_replaced_upload_does_not_count()
    {
        var photo = PhotoAssembly.Assemble(
            Upload("new"),
            Rendition.Defaults,
            [Made("thumbnail") with { SourceETag = "old" }, Made("web") with { Modified = Noon.AddSeconds(-1) }],
            [Failed("mobile") with { SourceETag = "old" }]);

        Assert.Equal(PhotoState.Received, photo.State);
        Assert.Empty(photo.Failures);
    }

    private static string[] Names(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries);

    private static StoredUpload Upload(string etag) => new(PhotoId.Parse("QVdTLmpwZw", null), 1, etag, Noon);

    private static StoredRendition Made(string name) => new(name, 1, "etag", Noon);

    private static RenditionFailed Failed(string name) => new()
    {
        Bucket = "b", SourceKey = "ingest/AWS.jpg", SourceETag = "a", Rendition = name, Time = Noon, Reason = "It is torn.",
    };
}
