using ImageStudio.AppHost.Targets.Gaps;
using ImageStudio.Tests.Fixtures;

namespace ImageStudio.Tests.AppHost;

/// <summary>What an emulator has to have is read from the template itself.</summary>
public class StackPromiseTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task The_template_promises_two_notifications_five_subscriptions_and_every_output()
    {
        using var deadline = new CancellationTokenSource(Limit);

        var promise = await StackPromise.ReadAsync(Repository.Template, deadline.Token);

        Assert.Equal(["s3:ObjectCreated:*", "s3:ObjectRemoved:*"], promise.Notifications.Select(notification => notification.Event));
        Assert.All(promise.Notifications, notification =>
        {
            Assert.Equal(("PhotosBucket", "UploadsTopic"), (notification.Bucket, notification.Topic));
            Assert.Equal(KeyValuePair.Create("prefix", "ingest/"), Assert.Single(notification.KeyRules));
        });
        Assert.Equal(
            [
                new("UploadsTopic", "ThumbnailQueue"), new("UploadsTopic", "WebQueue"), new("UploadsTopic", "MobileQueue"),
                new("UploadsTopic", "NotifierQueue"), new PromisedSubscription("RenditionsTopic", "NotifierQueue"),
            ],
            promise.Subscriptions);
        Assert.Equal("PhotosBucket", promise.Outputs["BucketName"]);
        Assert.Equal(12, promise.Outputs.Count);
    }
}
