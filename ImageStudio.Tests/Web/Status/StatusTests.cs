using System.Net.Http.Json;
using ImageStudio.Tests.Web.DeadLetters;
using ImageStudio.Web.Status;

namespace ImageStudio.Tests.Web.Status;

[Collection(StudioCollection.Name)]
public sealed class StatusTests(StudioServer studio)
{
    private static readonly DateTimeOffset _now = DateTimeOffset.UnixEpoch;

    [Fact]
    public async Task the_status_counts_what_waits_what_is_worked_on_and_what_is_dead()
    {
        var queues = await DeadLetterStudio.StartAsync(studio);
        await queues.KillAsync("Thumbnail", "dead");
        foreach (var body in new[] { "one", "two", "three" }) await studio.Sqs.SendMessageAsync(queues.Queues["Thumbnail"].Queue, body);
        await studio.Sqs.ReceiveMessageAsync(queues.Queues["Thumbnail"].Queue);

        var status = (await queues.Http.GetFromJsonAsync<StudioStatus>("/api/status"))!;

        Assert.Equal([new QueueStatus("notifier", 0, 0, 0), new QueueStatus("thumbnail", 2, 1, 1)], status.Queues.OrderBy(queue => queue.Name));
        Assert.Equal([new WorkerStatus("notifier", WorkerState.Idle), new WorkerStatus("thumbnail", WorkerState.Working)], status.Workers.OrderBy(worker => worker.Name));
    }

    [Fact]
    public async Task open_pages_are_told_when_the_status_changes()
    {
        var queues = await DeadLetterStudio.StartAsync(studio);
        await using var page = await LivePage.OpenAsync(queues.Http);
        await queues.Http.GetAsync("/api/status");
        Assert.All((await page.NextAsync("status")).Status!.Queues, queue => Assert.Equal(0, queue.Waiting));

        await studio.Sqs.SendMessageAsync(queues.Queues["Thumbnail"].Queue, "one");

        Assert.Equal(1, (await page.NextAsync("status")).Status!.Queues.Single(queue => queue.Name == "thumbnail").Waiting);
    }

    [Fact]
    public void a_worker_is_stalled_when_messages_wait_and_nobody_takes_one_for_a_while()
    {
        var judgement = new WorkerJudgement(TimeSpan.FromSeconds(15));

        Assert.Equal(WorkerState.Idle, Judge(waiting: 0, inFlight: 0, after: 0));
        Assert.Equal(WorkerState.Working, Judge(waiting: 3, inFlight: 0, after: 1));
        Assert.Equal(WorkerState.Working, Judge(waiting: 3, inFlight: 1, after: 10));
        Assert.Equal(WorkerState.Working, Judge(waiting: 3, inFlight: 0, after: 11));
        Assert.Equal(WorkerState.Working, Judge(waiting: 3, inFlight: 0, after: 25));
        Assert.Equal(WorkerState.Stalled, Judge(waiting: 3, inFlight: 0, after: 26));
        Assert.Equal(WorkerState.Idle, Judge(waiting: 0, inFlight: 0, after: 27));

        WorkerState Judge(int waiting, int inFlight, int after) => judgement.Judge(new QueueStatus("web", waiting, inFlight, 0), _now.AddSeconds(after)).State;
    }
}
