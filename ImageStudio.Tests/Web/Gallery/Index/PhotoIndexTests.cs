using ImageStudio.Contracts;
using ImageStudio.Web.Gallery;
using ImageStudio.Web.Gallery.Index;
using ImageStudio.Web.LiveUpdates;

namespace ImageStudio.Tests.Web.Gallery.Index;

public sealed class PhotoIndexTests
{
    private readonly PhotoIndex _index = new(Rendition.Defaults, TimeProvider.System);

    [Fact]
    public void photos_come_in_the_order_of_the_bucket_part_by_part()
    {
        Rebuild("b/1.jpg", "a/2.jpg", "c/3.jpg");
        _index.Apply(Received("bb/4.jpg"));

        var (first, total) = _index.Find(Query(limit: 2));
        var (rest, _) = _index.Find(Query(limit: 2, after: "b/1.jpg"));

        Assert.Equal(["a/2.jpg", "b/1.jpg", "bb/4.jpg"], first.Select(photo => photo.Path));
        Assert.Equal(4, total);
        Assert.Equal(["bb/4.jpg", "c/3.jpg"], rest.Select(photo => photo.Path));
    }

    [Fact]
    public void changes_that_are_heard_while_the_bucket_is_listed_are_not_lost()
    {
        _index.BeginRebuild();
        _index.Apply(Received("new.jpg"));
        _index.Apply(LiveEvent.Deleted(Id("gone.jpg")));

        _index.CompleteRebuild([Listed("gone.jpg"), Listed("kept.jpg")]);

        Assert.Equal(["kept.jpg", "new.jpg"], _index.Find(Query()).Photos.Select(photo => photo.Path));
    }

    [Fact]
    public void what_is_heard_of_a_photo_or_a_version_that_is_not_known_has_to_be_read()
    {
        Rebuild("a.jpg");

        Assert.False(_index.Apply(Failed("b.jpg", "etag")));
        Assert.False(_index.Apply(Failed("a.jpg", "another")));
        Assert.True(_index.Apply(Failed("a.jpg", "etag")));
        Assert.Equal(PhotoState.Failed, Assert.Single(_index.Find(Query()).Photos).State);
    }

    [Fact]
    public void doubtful_changes_during_a_listing_are_told_at_its_end()
    {
        _index.BeginRebuild();
        _index.Apply(Failed("early.jpg", "etag"));

        Assert.Equal([Id("early.jpg").ToString()], _index.CompleteRebuild([]));
    }

    [Fact]
    public void a_scope_has_its_own_photos_only()
    {
        Rebuild("a/1.jpg", "a0/2.jpg", "ab/3.jpg", "a.jpg", "b/4.jpg");
        var scope = new PhotoScope("a/");

        Assert.Equal(["a/1.jpg"], _index.Find(Query() with { Scope = scope }).Photos.Select(photo => photo.Path));
        Assert.Equal((1, 5), (_index.Count(scope), _index.Count(PhotoScope.Everything)));
    }

    private void Rebuild(params string[] paths)
    {
        _index.BeginRebuild();
        _index.CompleteRebuild([.. paths.Order(KeyOrder.Instance).Select(Listed)]);
    }

    private static PhotoQuery Query(int limit = 10, string? after = null) => new(PhotoScope.Everything, after is null ? null : Id(after), limit, [], null);

    private static IndexedPhoto Listed(string path) => IndexedPhoto.Of(new StoredUpload(Id(path), 1, "etag", DateTimeOffset.UnixEpoch), Rendition.Defaults.Count);

    private static LiveEvent Received(string path) => new()
    {
        Kind = "received", Id = Id(path).ToString(), Photo = PhotoAssembly.Received(new StoredUpload(Id(path), 1, "etag", DateTimeOffset.UnixEpoch)),
    };

    private static LiveEvent Failed(string path, string etag) => new() { Kind = "failed", Id = Id(path).ToString(), ETag = etag, Failure = new PhotoFailure("web", "It is torn.") };

    private static PhotoId Id(string path)
    {
        Assert.True(PhotoId.TryFromKey(ObjectKeys.ForPath(path), out var id));
        return id;
    }
}
