using Amazon.SQS;
using Amazon.SQS.Model;
using ImageStudio.LocalAws;
using ImageStudio.Tests.Fixtures;

namespace ImageStudio.Tests.LocalAws.Sqs;

public sealed class QueueTests
{
    [Fact]
    public async Task CreateQueue_Again_IsIdempotent_UnlessAnAttributeDiffers()
    {
        await using var aws = await EmulatedAws.StartAsync();
        var queue = await aws.CreateQueueAsync("work", ("VisibilityTimeout", "10"));

        Assert.Equal(queue, await aws.CreateQueueAsync("work"));
        Assert.Equal(queue, await aws.CreateQueueAsync("work", ("VisibilityTimeout", "10"), ("DelaySeconds", "0")));
        await Assert.ThrowsAsync<QueueNameExistsException>(() => aws.CreateQueueAsync("work", ("VisibilityTimeout", "11")));
    }

    [Theory]
    [InlineData("with space", null, null, "InvalidParameterValue")]
    [InlineData("work", "VisibilityTimeout", "43201", "InvalidAttributeValue")]
    [InlineData("work", "VisibilityTimeOut", "1", "InvalidAttributeName")]
    [InlineData("work", "Policy", "{", "InvalidAttributeValue")]
    [InlineData("work", "RedrivePolicy", "[1]", "InvalidParameterValue")]
    public async Task CreateQueue_NotValid_IsRefused(string name, string? attribute, string? value, string code)
    {
        await using var aws = await EmulatedAws.StartAsync();

        var error = await Assert.ThrowsAnyAsync<AmazonSQSException>(() => aws.CreateQueueAsync(name, attribute is null ? [] : [(attribute, value!)]));

        Assert.EndsWith(code, error.ErrorCode, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Batch_PartlyRefused_TellsWhichEntriesAndWhy()
    {
        await using var aws = await EmulatedAws.StartAsync();
        var queue = await aws.CreateQueueAsync("work");

        var sent = await aws.Sqs.SendMessageBatchAsync(queue, [new("good", "text"), new("bad", "\u0001"), new("late", "text") { DelaySeconds = 901 }]);

        Assert.Equal(["good"], sent.Successful.Select(s => s.Id));
        Assert.Equal([("bad", "InvalidMessageContents"), ("late", "InvalidParameterValue")], sent.Failed.Select(f => (f.Id, f.Code)));
        await Assert.ThrowsAsync<BatchEntryIdsNotDistinctException>(() => aws.Sqs.SendMessageBatchAsync(queue, [new("a", "1"), new("a", "2")]));
        await Assert.ThrowsAsync<TooManyEntriesInBatchRequestException>(() => aws.Sqs.SendMessageBatchAsync(queue, [.. Enumerable.Range(0, 11).Select(i => new SendMessageBatchRequestEntry($"{i}", "x"))]));
    }

    [Fact]
    public async Task Purge_TwiceInAMinute_IsRefused()
    {
        await using var aws = await EmulatedAws.StartAsync();
        var queue = await aws.CreateQueueAsync("work");
        await aws.Sqs.SendMessageAsync(queue, "hello");

        await aws.Sqs.PurgeQueueAsync(queue);
        await Assert.ThrowsAsync<PurgeQueueInProgressException>(() => aws.Sqs.PurgeQueueAsync(queue));
        aws.Clock.Advance(TimeSpan.FromSeconds(60));
        await aws.Sqs.PurgeQueueAsync(queue);

        Assert.Empty(await aws.ReceiveAsync(queue));
    }

    [Fact]
    public async Task Restart_OnDisk_KeepsQueuesMessagesAndReceives()
    {
        using var folder = new TemporaryFolder();
        void OnDisk(LocalAwsOptions options) => (options.Persistence, options.DataDirectory) = (Persistence.Disk, folder.Path);
        var clock = new ManualTimeProvider();
        string taken;
        await using (var before = await EmulatedAws.StartAsync(OnDisk, clock))
        {
            var queue = await before.CreateQueueAsync("work");
            await before.Sqs.SendMessageBatchAsync(queue, [new("a", "taken"), new("b", "waiting"), new("c", "deleted")]);
            var received = await before.ReceiveAsync(queue);
            taken = received.Single(m => m.Body == "taken").ReceiptHandle;
            await before.Sqs.DeleteMessageAsync(queue, received.Single(m => m.Body == "deleted").ReceiptHandle);
            await before.Sqs.ChangeMessageVisibilityAsync(queue, received.Single(m => m.Body == "waiting").ReceiptHandle, 0);
        }

        await using var after = await EmulatedAws.StartAsync(OnDisk, clock);
        var same = (await after.Sqs.GetQueueUrlAsync("work")).QueueUrl;
        var waiting = Assert.Single(await after.ReceiveAsync(same));
        await after.Sqs.DeleteMessageAsync(same, taken);
        clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal("2", waiting.Attributes["ApproximateReceiveCount"]);
        Assert.Equal("waiting", Assert.Single(await after.ReceiveAsync(same)).Body);
    }
}
