using Aspire.Hosting.ApplicationModel;
using ImageStudio.AppHost.Commands;
using ImageStudio.Tests.Builders;
using Microsoft.Extensions.DependencyInjection;
using ResourceNames = ImageStudio.AppHost.ResourceNames;

namespace ImageStudio.Tests.EndToEnd;

/// <summary>What the dashboard offers to do is done, and says so.</summary>
[Collection(OnLocal.Name)]
public class DashboardCommandTests(LocalStudio local)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private readonly StudioDriver _studio = local.Studio;

    [Fact]
    public async Task A_sample_photo_is_sent_and_comes_through()
    {
        var told = await ExecuteAsync(ResourceNames.Web, PhotoCommands.SendSample);

        Assert.True(told.Success, told.Message);
        var key = told.Message!.Split(' ').Single(word => word.StartsWith("ingest/", StringComparison.Ordinal));
        var id = key.Split('/')[1];
        Assert.Contains((await _studio.S3.ListObjectsV2Async(new() { BucketName = _studio.Bucket, Prefix = $"ingest/{id}/" })).S3Objects, item => item.Key.EndsWith(".bmp", StringComparison.Ordinal));
        await _studio.QueuesAreEmptyAsync();
    }

    [Fact]
    public async Task Forgetting_leaves_nothing_and_photos_can_come_again()
    {
        await _studio.ReadyAsync(await _studio.UploadAsync("Forgotten.jpg", TestPictures.Jpeg(320, 240)));
        await _studio.QueuesAreEmptyAsync();

        Assert.NotEmpty(await _studio.InboxAsync());

        var told = await ExecuteAsync(ResourceNames.AwsResources, DataCommands.Forget);

        Assert.True(told.Success, told.Message);
        Assert.Empty(await _studio.InboxAsync());
        Assert.Empty((await _studio.S3.ListObjectsV2Async(new() { BucketName = _studio.Bucket })).S3Objects ?? []);
        await _studio.ReadyAsync(await _studio.UploadAsync("Remembered.jpg", TestPictures.Jpeg(320, 240)));
    }

    [Fact]
    public async Task What_was_set_aside_is_sent_back()
    {
        await _studio.StopAsync(ResourceNames.MobileWorker);
        await _studio.Sqs.SendMessageAsync(await _studio.QueueAsync("mobile"), "{}");
        Assert.Contains("Nobody understands", (await _studio.GiveUpAsync("mobile")).Reason, StringComparison.Ordinal);

        // Whoever looks at a dead letter holds it for a moment.
        await StudioDriver.UntilAsync(
            () => ExecuteAsync(ResourceNames.MobileWorker, QueueCommands.Redrive), told => told is { Success: true, Message: "One message is on its way back." }, told => $"the command says {told.Message}");

        await _studio.WaitsAsync("mobile");
        await ExecuteAsync(ResourceNames.AwsResources, DataCommands.Forget);
        await _studio.StartAsync(ResourceNames.MobileWorker);
        await _studio.QueuesAreEmptyAsync();
    }

    [Fact]
    public async Task Purging_empties_the_queue_of_the_worker()
    {
        await _studio.StopAsync(ResourceNames.MobileWorker);
        await _studio.Sqs.SendMessageAsync(await _studio.QueueAsync("mobile"), "{}");
        // Only a healthy worker's commands are offered, but whoever calls it by name may.
        var told = await ExecuteAsync(ResourceNames.MobileWorker, QueueCommands.Purge);

        Assert.True(told.Success, told.Message);
        await _studio.QueuesAreEmptyAsync();
        await _studio.StartAsync(ResourceNames.MobileWorker);
    }

    [Fact]
    public void Each_asks_before_it_deletes_and_is_offered_while_its_resource_is_healthy()
    {
        foreach (var (resource, name, asks) in new[]
        {
            (ResourceNames.Web, PhotoCommands.SendSample, false), (ResourceNames.AwsResources, DataCommands.Forget, true),
            (ResourceNames.WebWorker, QueueCommands.Purge, true), (ResourceNames.WebWorker, QueueCommands.Redrive, false),
        })
        {
            var command = Resource(resource).Annotations.OfType<ResourceCommandAnnotation>().Single(command => command.Name == name);
            Assert.Equal(asks, command.ConfirmationMessage is not null);
            Assert.True(local.App.ResourceNotifications.TryGetCurrentState(resource, out var now));
            Assert.Equal(ResourceCommandState.Enabled, StateOf(now.Snapshot));
            Assert.Equal(ResourceCommandState.Disabled, StateOf(now.Snapshot with { State = KnownResourceStates.Exited }));

            ResourceCommandState StateOf(CustomResourceSnapshot snapshot) => command.UpdateState(new UpdateCommandStateContext { ResourceSnapshot = snapshot, ServiceProvider = local.App.Services });
        }
    }

    [Fact]
    public async Task What_goes_wrong_is_told_as_a_failure()
    {
        await _studio.StopAsync(ResourceNames.Web);

        var told = await ExecuteAsync(ResourceNames.Web, PhotoCommands.SendSample);

        await _studio.StartAsync(ResourceNames.Web);
        Assert.False(told.Success);
        Assert.Contains("refused", told.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Links_lead_to_the_gallery_its_API_and_the_page_of_LocalAws()
    {
        Assert.Equal(["Gallery", "OpenAPI"], Links(ResourceNames.Web).Select(url => url.DisplayProperties.DisplayName));
        Assert.Equal(["Queues, topics, inbox"], Links(ResourceNames.LocalAws).Select(url => url.DisplayProperties.DisplayName));
        using var http = new HttpClient();
        foreach (var url in Links(ResourceNames.Web).Concat(Links(ResourceNames.LocalAws)))
            Assert.True((await http.GetAsync(new Uri(url.Url))).IsSuccessStatusCode, url.Url);

        IEnumerable<UrlSnapshot> Links(string resource) => local.App.ResourceNotifications.TryGetCurrentState(resource, out var now) ? now.Snapshot.Urls : [];
    }

    [Fact]
    public void The_stack_says_which_target_it_is_on()
    {
        Assert.True(local.App.ResourceNotifications.TryGetCurrentState(ResourceNames.AwsResources, out var now));

        Assert.Equal("Local: LocalAws, started here", now.Snapshot.Properties.Single(property => property.Name == "aws.target").Value);
    }

    private async Task<ExecuteCommandResult> ExecuteAsync(string resource, string command)
    {
        using var deadline = new CancellationTokenSource(Limit);
        return await local.App.ResourceCommands.ExecuteCommandAsync(resource, command, deadline.Token);
    }

    private IResource Resource(string name) => local.App.Services.GetRequiredService<DistributedApplicationModel>().Resources.Single(resource => resource.Name == name);
}
