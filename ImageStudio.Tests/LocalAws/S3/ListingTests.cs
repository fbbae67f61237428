using Amazon.S3.Model;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.Tests.LocalAws.S3;

public sealed class ListingTests(S3Harness s3) : IClassFixture<S3Harness>
{
    [Fact]
    public async Task ListObjectsV2_Pages_GiveEveryKeyOnceInUtf8Order()
    {
        string[] keys = ["a", "a/1", "a/2", "a b", "a+b", "b/ä", "b/\uFF5E", "b/😀", "c"];
        var bucket = await BucketAsync(keys);

        List<string> found = [];
        string? token = null;
        do
        {
            var page = await s3.Client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = bucket, MaxKeys = 2, ContinuationToken = token });
            found.AddRange(page.S3Objects.Select(o => o.Key));
            token = page.NextContinuationToken;
        }
        while (token is not null);
        // The last two show that the order is that of UTF-8, not of UTF-16.
        Assert.Equal(["a", "a b", "a+b", "a/1", "a/2", "b/ä", "b/\uFF5E", "b/😀", "c"], found);
    }

    [Fact]
    public async Task ListObjectsV2_Delimiter_RollsUpAcrossPages()
    {
        var bucket = await BucketAsync(["x/1", "x/2/3", "x/2/4", "x/5", "x/6/7", "y"]);

        List<string> found = [];
        string? token = null;
        do
        {
            var page = await s3.Client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = bucket, Prefix = "x/", Delimiter = "/", MaxKeys = 1, ContinuationToken = token });
            Assert.Equal(1, page.KeyCount);
            found.AddRange([.. page.S3Objects?.Select(o => o.Key) ?? [], .. page.CommonPrefixes ?? []]);
            token = page.NextContinuationToken;
        }
        while (token is not null);
        Assert.Equal(["x/1", "x/2/", "x/5", "x/6/"], found);
    }

    [Fact]
    public async Task ListObjectsV2_StartAfter_BeginsBehind()
    {
        var bucket = await BucketAsync(["a", "b", "c"]);
        var page = await s3.Client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = bucket, StartAfter = "a" });
        Assert.Equal(["b", "c"], page.S3Objects.Select(o => o.Key));
    }

    [Fact]
    public async Task ListObjects_Marker_GoesOnBehindACommonPrefix()
    {
        var bucket = await BucketAsync(["a/1", "a/2", "b"]);
        var first = await s3.Client.ListObjectsAsync(new ListObjectsRequest { BucketName = bucket, Delimiter = "/", MaxKeys = 1 });
        var second = await s3.Client.ListObjectsAsync(new ListObjectsRequest { BucketName = bucket, Delimiter = "/", MaxKeys = 1, Marker = first.NextMarker });

        Assert.Equal(["a/"], first.CommonPrefixes);
        Assert.Equal("b", Assert.Single(second.S3Objects).Key);
        Assert.False(second.IsTruncated);
    }

    [Fact]
    public void Index_AnyOrderOfChanges_AgreesWithASortedDictionary()
    {
        var random = new Random(7);
        var index = new KeyIndex<string>();
        var model = new SortedDictionary<string, string>(KeyOrder.Instance);
        for (var i = 0; i < 20_000; i++)
        {
            var key = $"{random.Next(5)}/{random.Next(4000)}";
            if (random.Next(4) == 0)
            {
                index.Remove(key);
                model.Remove(key);
            }
            else
            {
                index.Set(key, key);
                model[key] = key;
            }
        }

        Assert.Equal(model.Count, index.Count);
        Assert.Equal(model, index.From(""));
        Assert.Equal(model.Where(e => KeyOrder.Instance.Compare(e.Key, "3/2") >= 0), index.From("3/2"));
        Assert.True(index.TryGet(model.Keys.Last(), out _));
    }

    private async Task<string> BucketAsync(IEnumerable<string> keys)
    {
        var bucket = $"list-{Guid.NewGuid():N}";
        await s3.Client.PutBucketAsync(bucket);
        foreach (var key in keys)
            await s3.Client.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = key, ContentBody = "x" });
        return bucket;
    }
}
