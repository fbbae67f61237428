using Amazon.SQS;
using Amazon.SQS.Model;
using ImageStudio.LocalAws;
using ImageStudio.Tests.Fixtures;

namespace ImageStudio.Tests.LocalAws.Sqs;

public sealed class MoveTaskTests
{
    private static readonly string Dead = EmulatedAws.QueueArn("dead");

    [Fact]
    public async Task StartMessageMoveTask_NoDestination_SendsEachBackToWhereItCameFrom_AsNewMessages()
    {
        await using var aws = await EmulatedAws.StartAsync();
        var queues = await CreateAsync(aws);
        await aws.Sqs.SendMessageAsync(new SendMessageRequest(queues.Work, "first") { MessageAttributes = new() { ["kind"] = new() { DataType = "String", StringValue = "photo" } } });
        await aws.Sqs.SendMessageAsync(queues.Other, "second");
        var before = (await KillAsync(aws, queues.Work, queues.Other)).Single(m => m.Body == "first");
        aws.Clock.Advance(TimeSpan.FromMinutes(1));

        await StartAsync(aws);
        var task = await EndAsync(aws);

        Assert.Equal(("COMPLETED", 2L, 2L, (string?)null), (task.Status, task.ApproximateNumberOfMessagesMoved, task.ApproximateNumberOfMessagesToMove, task.TaskHandle));
        var back = Assert.Single(await aws.ReceiveAsync(queues.Work));
        Assert.Equal(("first", "photo", "1"), (back.Body, back.MessageAttributes["kind"].StringValue, back.Attributes["ApproximateReceiveCount"]));
        Assert.NotEqual(before.MessageId, back.MessageId);
        Assert.Equal(90_000, long.Parse(back.Attributes["SentTimestamp"]) - long.Parse(before.Attributes["SentTimestamp"]));
        Assert.DoesNotContain("DeadLetterQueueSourceArn", back.Attributes.Keys);
        Assert.Equal("second", Assert.Single(await aws.ReceiveAsync(queues.Other)).Body);
        Assert.Empty(await aws.ReceiveAsync(queues.Dead));
    }

    [Fact]
    public async Task StartMessageMoveTask_RateGiven_MovesThatManyASecond_OldestFirst_UntilCancelled()
    {
        await using var aws = await EmulatedAws.StartAsync();
        var queues = await CreateAsync(aws);
        for (var i = 0; i < 5; i++)
            await aws.Sqs.SendMessageAsync(queues.Work, $"{i}");
        await KillAsync(aws, queues.Work);
        var idle = aws.Clock.ActiveTimers;

        var handle = await StartAsync(aws, rate: 2);
        await aws.Clock.WhenTimersAsync(idle + 1);
        Assert.Equal((handle, "RUNNING", 2L, 5L, 2), await LatestAsync(aws, t => (t.TaskHandle, t.Status, t.ApproximateNumberOfMessagesMoved, t.ApproximateNumberOfMessagesToMove, t.MaxNumberOfMessagesPerSecond)));
        var second = await Assert.ThrowsAnyAsync<AmazonSQSException>(() => StartAsync(aws));
        aws.Clock.Advance(TimeSpan.FromSeconds(1));
        await aws.Clock.WhenTimersAsync(idle + 1);
        var cancelled = await aws.Sqs.CancelMessageMoveTaskAsync(new CancelMessageMoveTaskRequest { TaskHandle = handle });

        Assert.Equal(("InvalidParameterValue", true), (second.ErrorCode, second.Message.Contains("already a task running", StringComparison.Ordinal)));
        Assert.Equal(4, cancelled.ApproximateNumberOfMessagesMoved);
        Assert.Equal(("CANCELLED", null), await LatestAsync(aws, t => (t.Status, t.TaskHandle)));
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => aws.Sqs.CancelMessageMoveTaskAsync(new CancelMessageMoveTaskRequest { TaskHandle = handle }));
        Assert.Equal(["0", "1", "2", "3"], (await aws.ReceiveAsync(queues.Work)).Select(m => m.Body));
        Assert.Equal("4", Assert.Single(await aws.ReceiveAsync(queues.Dead)).Body);
    }

    [Fact]
    public async Task StartMessageMoveTask_MessageCameFromNowhere_Fails_UnlessADestinationIsNamed()
    {
        await using var aws = await EmulatedAws.StartAsync();
        var queues = await CreateAsync(aws);
        await aws.Sqs.SendMessageAsync(queues.Dead, "sent directly");

        await StartAsync(aws);
        var failed = await EndAsync(aws);
        await StartAsync(aws, destination: EmulatedAws.QueueArn("other"));
        var moved = await EndAsync(aws);

        Assert.Equal(("FAILED", "CouldNotDetermineMessageSource"), (failed.Status, failed.FailureReason));
        Assert.Equal(("COMPLETED", EmulatedAws.QueueArn("other")), (moved.Status, moved.DestinationArn));
        Assert.Equal("sent directly", Assert.Single(await aws.ReceiveAsync(queues.Other)).Body);
        var all = await aws.Sqs.ListMessageMoveTasksAsync(new ListMessageMoveTasksRequest { SourceArn = Dead, MaxResults = 10 });
        Assert.Equal(["COMPLETED", "FAILED"], all.Results.Select(t => t.Status));
    }

    [Fact]
    public async Task StartMessageMoveTask_OriginalQueueIsGone_Fails_AndKeepsTheMessage()
    {
        await using var aws = await EmulatedAws.StartAsync();
        var queues = await CreateAsync(aws);
        await aws.Sqs.SendMessageAsync(queues.Work, "homeless");
        await KillAsync(aws, queues.Work);
        await aws.Sqs.DeleteQueueAsync(queues.Work);

        await StartAsync(aws);

        Assert.Equal("AWS.SimpleQueueService.NonExistentQueue", (await EndAsync(aws)).FailureReason);
        Assert.Equal("homeless", Assert.Single(await aws.ReceiveAsync(queues.Dead)).Body);
    }

    [Theory]
    [InlineData("work", null, null, "InvalidParameterValue")] // not a dead-letter queue
    [InlineData("missing", null, null, "ResourceNotFoundException")]
    [InlineData("dead", "missing", null, "ResourceNotFoundException")]
    [InlineData("dead", "dead", null, "InvalidParameterValue")]
    [InlineData("dead", null, 0, "InvalidParameterValue")]
    [InlineData("dead", null, 501, "InvalidParameterValue")]
    public async Task StartMessageMoveTask_NotValid_IsRefused(string source, string? destination, int? rate, string code)
    {
        await using var aws = await EmulatedAws.StartAsync();
        await CreateAsync(aws);

        var error = await Assert.ThrowsAnyAsync<AmazonSQSException>(() => aws.Sqs.StartMessageMoveTaskAsync(new StartMessageMoveTaskRequest
        {
            SourceArn = EmulatedAws.QueueArn(source),
            DestinationArn = destination is null ? null : EmulatedAws.QueueArn(destination),
            MaxNumberOfMessagesPerSecond = rate,
        }));

        Assert.Equal(code, error.ErrorCode);
    }

    [Fact]
    public async Task MoveTask_ServerEndsInBetween_GoesOnAfterTheRestart_WithNothingLost()
    {
        using var folder = new TemporaryFolder();
        var clock = new ManualTimeProvider();
        void OnDisk(LocalAwsOptions options) => (options.Persistence, options.DataDirectory) = (Persistence.Disk, folder.Path);
        await using (var aws = await EmulatedAws.StartAsync(OnDisk, clock))
        {
            var queues = await CreateAsync(aws);
            foreach (var body in new[] { "a", "b", "c" })
                await aws.Sqs.SendMessageAsync(queues.Work, body);
            await KillAsync(aws, queues.Work);
            var idle = clock.ActiveTimers;
            await StartAsync(aws, rate: 1);
            await clock.WhenTimersAsync(idle + 1);
        }

        await using var restarted = await EmulatedAws.StartAsync(OnDisk, clock);
        for (var seconds = 0; seconds < 10 && await LatestAsync(restarted, t => t.Status) == "RUNNING"; seconds++)
            clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(3, (await EndAsync(restarted)).ApproximateNumberOfMessagesMoved);
        Assert.Equal(["a", "b", "c"], (await restarted.ReceiveAsync((await restarted.Sqs.GetQueueUrlAsync("work")).QueueUrl)).Select(m => m.Body).Order());
    }

    [Theory]
    [InlineData("""{"redrivePermission":"denyAll"}""", false)]
    [InlineData("""{"redrivePermission":"allowAll"}""", true)]
    [InlineData("""{"redrivePermission":"byQueue","sourceQueueArns":["arn:aws:sqs:eu-west-1:000000000000:other"]}""", false)]
    [InlineData("""{"redrivePermission":"byQueue","sourceQueueArns":["arn:aws:sqs:eu-west-1:000000000000:source"]}""", true)]
    public async Task RedriveAllowPolicy_DecidesWhoseDeadLettersComeIn(string policy, bool allowed)
    {
        await using var aws = await EmulatedAws.StartAsync();
        await aws.CreateQueueAsync("dead", ("RedriveAllowPolicy", policy));
        var redrive = Redrive();

        var atCreation = await Record.ExceptionAsync(() => aws.CreateQueueAsync("source", redrive));
        var source = allowed ? (await aws.Sqs.GetQueueUrlAsync("source")).QueueUrl : await aws.CreateQueueAsync("source");
        var later = await Record.ExceptionAsync(() => aws.Sqs.SetQueueAttributesAsync(source, new Dictionary<string, string> { [redrive.Item1] = redrive.Item2 }));

        Assert.Equal(allowed, atCreation is null);
        Assert.Equal(allowed, later is null);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"redrivePermission":"some"}""")]
    [InlineData("""{"redrivePermission":"byQueue"}""")]
    [InlineData("""{"redrivePermission":"denyAll","sourceQueueArns":["arn:aws:sqs:eu-west-1:000000000000:other"]}""")]
    public async Task RedriveAllowPolicy_NotValid_IsRefused(string policy)
    {
        await using var aws = await EmulatedAws.StartAsync();

        Assert.Equal("InvalidParameterValue", (await Assert.ThrowsAnyAsync<AmazonSQSException>(() => aws.CreateQueueAsync("dead", ("RedriveAllowPolicy", policy)))).ErrorCode);
    }

    private static async Task<(string Work, string Other, string Dead)> CreateAsync(EmulatedAws aws)
    {
        var dead = await aws.CreateQueueAsync("dead");
        return (await aws.CreateQueueAsync("work", Redrive()), await aws.CreateQueueAsync("other", Redrive()), dead);
    }

    private static (string, string) Redrive() => ("RedrivePolicy", $$"""{"deadLetterTargetArn":"{{Dead}}","maxReceiveCount":1}""");

    // One receive is too many already: the next look finds the messages dead.
    private static async Task<List<Message>> KillAsync(EmulatedAws aws, params string[] queues)
    {
        var messages = new List<Message>();
        foreach (var queue in queues)
            messages.AddRange(await aws.ReceiveAsync(queue));
        aws.Clock.Advance(TimeSpan.FromSeconds(30));
        return messages;
    }

    private static async Task<string> StartAsync(EmulatedAws aws, string? destination = null, int? rate = null) =>
        (await aws.Sqs.StartMessageMoveTaskAsync(new StartMessageMoveTaskRequest { SourceArn = Dead, DestinationArn = destination, MaxNumberOfMessagesPerSecond = rate })).TaskHandle;

    private static async Task<T> LatestAsync<T>(EmulatedAws aws, Func<ListMessageMoveTasksResultEntry, T> show) =>
        show(Assert.Single((await aws.Sqs.ListMessageMoveTasksAsync(new ListMessageMoveTasksRequest { SourceArn = Dead })).Results));

    private static async Task<ListMessageMoveTasksResultEntry> EndAsync(EmulatedAws aws)
    {
        ListMessageMoveTasksResultEntry task;
        for (var looks = 0; (task = await LatestAsync(aws, t => t)).Status == "RUNNING"; looks++)
            Assert.True(looks < 1000, "The task still runs.");
        return task;
    }
}
