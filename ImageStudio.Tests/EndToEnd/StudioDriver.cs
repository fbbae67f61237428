using System.Net.Http.Json;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.SQS;
using Amazon.SQS.Model;
using Aspire.Hosting;
using Aspire.Hosting.Testing;
using ImageStudio.AppHost;
using ImageStudio.Contracts;
using ImageStudio.Tests.Fixtures.Chaos;
using ImageStudio.Web.DeadLetters;
using ResourceNames = ImageStudio.AppHost.ResourceNames;

namespace ImageStudio.Tests.EndToEnd;

/// <summary>What people do with the studio, so that tests read like sentences.</summary>
internal sealed class StudioDriver : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);
    private static readonly BasicAWSCredentials Credentials = new("test", "test");
    private const string LiveQueues = "-live-";
    private readonly StudioClient _web;
    private readonly HttpClient _aws;
    private readonly Chaos _chaos;

    private StudioDriver(DistributedApplication app, Uri aws)
    {
        _web = new StudioClient(app.GetEndpoint(ResourceNames.Web, "http"));
        _aws = new HttpClient { BaseAddress = aws };
        _chaos = new Chaos(app);
        var endpoint = $"http://127.0.0.1:{aws.Port}";
        S3 = new AmazonS3Client(Credentials, new AmazonS3Config { ServiceURL = endpoint, ForcePathStyle = true });
        Sqs = new AmazonSQSClient(Credentials, new AmazonSQSConfig { ServiceURL = endpoint });
    }

    public IAmazonS3 S3 { get; }

    public IAmazonSQS Sqs { get; }

    public string Bucket { get; private set; } = "";

    /// <param name="app">The running system.</param>
    /// <param name="aws">Where S3, SNS and SQS answer.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<StudioDriver> ConnectAsync(DistributedApplication app, Uri aws, CancellationToken cancellationToken)
    {
        var driver = new StudioDriver(app, aws);
        driver.Bucket = (await driver.S3.ListBucketsAsync(cancellationToken)).Buckets.Single().BucketName;
        return driver;
    }

    /// <summary>Uploads as the page does.</summary>
    public Task<HttpResponseMessage> SendAsync(string name, byte[] picture) => _web.SendAsync(name, new MemoryStream(picture));

    /// <summary>Uploads a picture that Web accepts.</summary>
    public Task<StudioPhoto> UploadAsync(string name, byte[] picture) => _web.UploadAsync(name, new MemoryStream(picture));

    public Task DeleteAsync(StudioPhoto photo) => _web.DeleteAsync(photo);

    /// <summary>Sends the dead letters of one worker back.</summary>
    public Task<int> RedriveAsync(string worker) => _web.RedriveAsync(worker);

    public Task<StudioPhoto> PhotoAsync(string id) => _web.PhotoAsync(id);

    public Task<StudioPhoto> ReadyAsync(StudioPhoto photo) => StateAsync(photo.Id, StudioPhoto.Ready);

    public Task<StudioPhoto> FailedAsync(StudioPhoto photo) => UntilAsync(
        () => PhotoAsync(photo.Id), seen => seen.Failures.Count == 3, seen => $"{seen.Name} is {seen.State} with {seen.Failures.Count} failures");

    public Task<StudioPhoto> StateAsync(string id, string state) => UntilAsync(
        () => PhotoAsync(id), seen => seen.State == state, seen => $"{seen.Name} is {seen.State} and not {state}: {string.Join(' ', seen.Failures)}");

    /// <summary>A rendition as a browser gets it.</summary>
    public async Task<byte[]> PictureAsync(StudioRendition rendition) => await _web.Http.GetByteArrayAsync(new Uri(rendition.Url, UriKind.Relative));

    /// <summary>Waits until so many mails about the photo are noted as sent, on whatever target.</summary>
    public Task MailedAsync(StudioPhoto photo, int count) => UntilAsync(
        async () => (await S3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = Bucket, Prefix = ObjectKeys.MailsOf(photo.Key) })).S3Objects?.Count ?? 0,
        notes => notes == count,
        notes => $"{notes} mails about {photo.Name} are noted instead of {count}");

    /// <summary>All mails in the inbox of LocalAws.</summary>
    public async Task<IReadOnlyList<InboxMail>> InboxAsync() => (await _aws.GetFromJsonAsync<Inbox>("/_localaws/api/inbox"))!.Mails;

    /// <summary>In the inbox of LocalAws: the subjects and bodies of the mails that mention a file name, once there are so many.</summary>
    public Task<IReadOnlyList<InboxMail>> MailsAsync(string name, int count) => UntilAsync<IReadOnlyList<InboxMail>>(
        async () => [.. (await InboxAsync()).Where(mail => mail.Subject.Contains(name, StringComparison.Ordinal) || mail.Body.Contains(name, StringComparison.Ordinal))],
        mails => mails.Count >= count,
        mails => $"{mails.Count} mails about {name} instead of {count}: {string.Join("; ", mails.Select(mail => mail.Subject))}");

    /// <summary>Waits until no queue of the stack holds a message, seen or unseen; the dead-letter queues included.</summary>
    public Task QueuesAreEmptyAsync() => UntilAsync(
        QueueDepthsAsync, depths => depths.Values.All(depth => depth == 0), depths => string.Join(", ", depths.Where(depth => depth.Value > 0)));

    /// <summary>The address of a worker's queue.</summary>
    public async Task<string> QueueAsync(string worker) => (await Sqs.GetQueueUrlAsync($"{ResourceNames.Stack}-{worker}")).QueueUrl;

    /// <summary>Receives the one message of a worker's queue, as a worker that always fails would, until it is told among the dead letters.</summary>
    public async Task<DeadLetter> GiveUpAsync(string worker)
    {
        var letters = await UntilAsync(
            async () => await ReceiveAsync(worker) > 0 ? [] : await DeadLettersAsync(worker), letters => letters.Count == 1, letters => $"{letters.Count} messages were set aside for {worker}");
        return letters[0];
    }

    /// <summary>Waits until a message waits in a worker's queue.</summary>
    public Task WaitsAsync(string worker) => UntilAsync(() => ReceiveAsync(worker), count => count > 0, _ => $"nothing waits for {worker}");

    /// <inheritdoc cref="Chaos.StopAsync"/>
    public Task StopAsync(string resource, int? replica = null) => _chaos.StopAsync(resource, replica);

    /// <inheritdoc cref="Chaos.StartAsync"/>
    public Task StartAsync(string resource, int? replica = null) => _chaos.StartAsync(resource, replica);

    /// <inheritdoc cref="Chaos.RestartAsync"/>
    public Task RestartAsync(string resource, int? replica = null) => _chaos.RestartAsync(resource, replica);

    /// <inheritdoc cref="Chaos.KillAsync"/>
    public Task KillAsync(string resource, int? replica = null) => _chaos.KillAsync(resource, replica);

    public void Dispose()
    {
        S3.Dispose();
        Sqs.Dispose();
        _web.Dispose();
        _aws.Dispose();
    }

    private async Task<Dictionary<string, int>> QueueDepthsAsync()
    {
        var depths = new Dictionary<string, int>();
        // A Web that was killed leaves its queue of live updates for another one to sweep away.
        foreach (var url in ((await Sqs.ListQueuesAsync("")).QueueUrls ?? []).Where(url => !url.Contains(LiveQueues, StringComparison.Ordinal)))
        {
            var attributes = await Sqs.GetQueueAttributesAsync(url, ["All"]);
            depths[url] = attributes.ApproximateNumberOfMessages + attributes.ApproximateNumberOfMessagesNotVisible;
        }

        return depths;
    }

    private async Task<int> ReceiveAsync(string worker) =>
        (await Sqs.ReceiveMessageAsync(new ReceiveMessageRequest(await QueueAsync(worker)) { VisibilityTimeout = 0, WaitTimeSeconds = 0 })).Messages?.Count ?? 0;

    private async Task<IReadOnlyList<DeadLetter>> DeadLettersAsync(string worker) =>
        (await _web.Http.GetFromJsonAsync<DeadLetterList[]>("/api/dead-letters"))!.Single(list => list.Queue == worker).Messages;

    /// <summary>Looks until it has seen enough; fails after a while, with what was seen last.</summary>
    public static async Task<T> UntilAsync<T>(Func<Task<T>> look, Func<T, bool> enough, Func<T, string> describe)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var seen = await look();
            if (enough(seen)) return seen;
            if (TimeProvider.System.GetElapsedTime(start) > Patience) Assert.Fail($"after {Patience.TotalSeconds} s, {describe(seen)}");
            await Task.Delay(Interval, TimeProvider.System);
        }
    }

    private sealed record Inbox(IReadOnlyList<InboxMail> Mails);
}

/// <summary>A mail as LocalAws' inbox tells it.</summary>
internal sealed record InboxMail(string Subject, string Body);
