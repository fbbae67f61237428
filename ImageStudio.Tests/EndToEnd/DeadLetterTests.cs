using Amazon.SQS.Model;
using ImageStudio.AppHost;
using ImageStudio.Tests.Builders;
using ResourceNames = ImageStudio.AppHost.ResourceNames;

namespace ImageStudio.Tests.EndToEnd;

/// <summary>A photo whose workers are killed each time, as far as the queues can tell.</summary>
[Collection(OnLocal.Name)]
public class DeadLetterTests(LocalStudio local)
{
    private readonly StudioDriver _studio = local.Studio;

    [Fact]
    public async Task A_photo_that_kills_its_worker_is_told_as_failed_and_is_made_when_it_is_sent_back()
    {
        await _studio.StopAsync(ResourceNames.ThumbnailWorker);
        var photo = await _studio.UploadAsync("Killer.jpg", TestPictures.Jpeg(640, 480));
        await BuryAsync();

        var failed = await _studio.StateAsync(photo.Id, StudioPhoto.Failed);
        var reason = Assert.Single(failed.Failures);
        Assert.Equal("thumbnail", reason.Rendition);
        Assert.Contains("stopped unexpectedly, 5 times", reason.Reason, StringComparison.Ordinal);
        Assert.Contains(await _studio.MailsAsync("Killer.jpg", 2), mail => mail.Body.Contains(reason.Reason, StringComparison.Ordinal));

        await _studio.StartAsync(ResourceNames.ThumbnailWorker);
        await _studio.RedriveAsync("thumbnail");
        await _studio.ReadyAsync(photo);
        await _studio.QueuesAreEmptyAsync();
    }

    // As five receives by workers that die would: the message goes to the dead-letter queue, and nobody has said a word.
    private async Task BuryAsync()
    {
        var queue = (await _studio.Sqs.GetQueueUrlAsync($"{ResourceNames.Stack}-thumbnail")).QueueUrl;
        var policy = (await _studio.Sqs.GetQueueAttributesAsync(queue, ["RedrivePolicy"])).Attributes["RedrivePolicy"];
        var dead = (await _studio.Sqs.GetQueueUrlAsync($"{ResourceNames.Stack}-thumbnail-dead-letters")).QueueUrl;
        Assert.Contains(dead[(dead.LastIndexOf('/') + 1)..], policy, StringComparison.Ordinal);
        var message = Assert.Single((await _studio.Sqs.ReceiveMessageAsync(new ReceiveMessageRequest(queue) { WaitTimeSeconds = 10 })).Messages);
        await _studio.Sqs.SendMessageAsync(dead, message.Body);
        await _studio.Sqs.DeleteMessageAsync(queue, message.ReceiptHandle);
    }
}
