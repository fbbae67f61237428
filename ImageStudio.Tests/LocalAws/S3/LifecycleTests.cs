using Amazon.S3;
using Amazon.S3.Model;
using ImageStudio.LocalAws;
using ImageStudio.LocalAws.S3.State;
using ImageStudio.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using LifecycleFilter = Amazon.S3.Model.LifecycleFilter;
using LifecycleRule = Amazon.S3.Model.LifecycleRule;

namespace ImageStudio.Tests.LocalAws.S3;

public sealed class LifecycleTests(S3Harness s3) : IClassFixture<S3Harness>
{
    [Fact]
    public async Task Rules_come_back_as_they_were_put()
    {
        await s3.Client.PutBucketAsync("ruled");
        Assert.True((await s3.Client.GetLifecycleConfigurationAsync(new GetLifecycleConfigurationRequest { BucketName = "ruled" })).Configuration.Rules is null or []);
        await PutAsync(
            "ruled",
            new LifecycleRule { Id = "days", Status = LifecycleRuleStatus.Enabled, Filter = Prefix("tmp/"), Expiration = new LifecycleRuleExpiration { Days = 3 } },
            new LifecycleRule
            {
                Id = "uploads", Status = LifecycleRuleStatus.Disabled, Filter = Prefix(""),
                AbortIncompleteMultipartUpload = new LifecycleRuleAbortIncompleteMultipartUpload { DaysAfterInitiation = 7 },
            });

        var rules = (await s3.Client.GetLifecycleConfigurationAsync(new GetLifecycleConfigurationRequest { BucketName = "ruled" })).Configuration.Rules;
        Assert.Equal([("days", LifecycleRuleStatus.Enabled), ("uploads", LifecycleRuleStatus.Disabled)], rules.Select(r => (r.Id, r.Status)));
        Assert.Equal(("tmp/", 3), (((LifecyclePrefixPredicate)rules[0].Filter.LifecycleFilterPredicate).Prefix, rules[0].Expiration.Days));
        Assert.Equal(7, rules[1].AbortIncompleteMultipartUpload.DaysAfterInitiation);
        await s3.Client.DeleteLifecycleConfigurationAsync(new DeleteLifecycleConfigurationRequest { BucketName = "ruled" });
        Assert.True((await s3.Client.GetLifecycleConfigurationAsync(new GetLifecycleConfigurationRequest { BucketName = "ruled" })).Configuration.Rules is null or []);
    }

    [Fact]
    public async Task Rules_that_say_nothing_or_two_things_are_refused()
    {
        await s3.Client.PutBucketAsync("unruly");
        Assert.Equal("InvalidRequest", await RefusedAsync(new LifecycleRule { Id = "a", Status = LifecycleRuleStatus.Enabled, Filter = Prefix("") }));
        Assert.Equal("InvalidArgument", await RefusedAsync(Days("a", 0)));
        Assert.Equal("InvalidArgument", await RefusedAsync(Days("a", 1), Days("a", 2)));
        Assert.Equal("NotImplemented", await RefusedAsync(new LifecycleRule
        {
            Id = "a", Status = LifecycleRuleStatus.Enabled, Filter = Prefix(""), Transitions = [new LifecycleTransition { Days = 30, StorageClass = S3StorageClass.Glacier }],
        }));

        async Task<string> RefusedAsync(params LifecycleRule[] rules) => (await S3Harness.RefusalAsync(() => PutAsync("unruly", rules))).Code;
    }

    [Fact]
    public async Task Objects_and_unfinished_uploads_go_at_the_midnight_after_their_time()
    {
        var clock = new ManualTimeProvider(new DateTimeOffset(2026, 3, 1, 15, 0, 0, TimeSpan.Zero));
        await using var server = await LocalAwsServer.StartAsync(time: clock);
        using var client = S3Harness.Connect(server.Url);
        await client.PutBucketAsync("photos");
        foreach (var key in new[] { "tmp/old", "kept" })
            await client.PutObjectAsync(new PutObjectRequest { BucketName = "photos", Key = key, ContentBody = "hello" });
        await client.InitiateMultipartUploadAsync("photos", "tmp/unfinished");
        await client.PutLifecycleConfigurationAsync(new PutLifecycleConfigurationRequest
        {
            BucketName = "photos",
            Configuration = new LifecycleConfiguration
            {
                Rules =
                [
                    Days("days", 1, "tmp/"),
                    new LifecycleRule { Id = "uploads", Status = LifecycleRuleStatus.Enabled, Filter = Prefix(""), AbortIncompleteMultipartUpload = new LifecycleRuleAbortIncompleteMultipartUpload { DaysAfterInitiation = 1 } },
                ],
            },
        });
        var store = server.Services.GetRequiredService<S3Store>();

        clock.Advance(TimeSpan.FromHours(32.9));
        Assert.Equal((0, 0), await store.ExpireAsync());
        await WaitAsync(clock, async () => await KeysAsync() == "kept" && (await client.ListMultipartUploadsAsync(new ListMultipartUploadsRequest { BucketName = "photos" })).MultipartUploads is null or []);

        async Task<string> KeysAsync() => string.Join(' ', (await client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = "photos" })).S3Objects.Select(o => o.Key));
    }

    private static async Task WaitAsync(ManualTimeProvider clock, Func<Task<bool>> condition)
    {
        var deadline = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(deadline) < TimeSpan.FromSeconds(20), "the rules were not carried out");
            clock.Advance(TimeSpan.FromHours(1.1));
        }
    }

    private static LifecycleRule Days(string id, int days, string prefix = "") =>
        new() { Id = id, Status = LifecycleRuleStatus.Enabled, Filter = Prefix(prefix), Expiration = new LifecycleRuleExpiration { Days = days } };

    private static LifecycleFilter Prefix(string prefix) => new() { LifecycleFilterPredicate = new LifecyclePrefixPredicate { Prefix = prefix } };

    private Task PutAsync(string bucket, params LifecycleRule[] rules) =>
        s3.Client.PutLifecycleConfigurationAsync(new PutLifecycleConfigurationRequest { BucketName = bucket, Configuration = new LifecycleConfiguration { Rules = [.. rules] } });
}
