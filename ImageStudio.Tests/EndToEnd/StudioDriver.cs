using System.Net;
using System.Net.Http.Json;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SQS;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using ImageStudio.Web.Gallery;
using ResourceNames = ImageStudio.AppHost.ResourceNames;

namespace ImageStudio.Tests.EndToEnd;

/// <summary>What people do with the studio, so that tests read like sentences.</summary>
internal sealed class StudioDriver : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);
    private static readonly BasicAWSCredentials Credentials = new("test", "test");
    private readonly DistributedApplication _app;
    private readonly HttpClient _web;
    private readonly HttpClient _localAws;

    private StudioDriver(DistributedApplication app)
    {
        _app = app;
        _web = app.CreateHttpClient(ResourceNames.Web, "http");
        _localAws = app.CreateHttpClient(ResourceNames.LocalAws, "http");
        var endpoint = $"http://127.0.0.1:{_localAws.BaseAddress!.Port}";
        S3 = new AmazonS3Client(Credentials, new AmazonS3Config { ServiceURL = endpoint, ForcePathStyle = true });
        Sqs = new AmazonSQSClient(Credentials, new AmazonSQSConfig { ServiceURL = endpoint });
    }

    public IAmazonS3 S3 { get; }

    public IAmazonSQS Sqs { get; }

    public string Bucket { get; private set; } = "";

    public static async Task<StudioDriver> ConnectAsync(DistributedApplication app, CancellationToken cancellationToken)
    {
        var driver = new StudioDriver(app);
        driver.Bucket = (await driver.S3.ListBucketsAsync(cancellationToken)).Buckets.Single().BucketName;
        return driver;
    }

    /// <summary>Uploads as the page does.</summary>
    public Task<HttpResponseMessage> SendAsync(string name, byte[] picture) =>
        _web.PostAsync($"/api/uploads?name={Uri.EscapeDataString(name)}", new ByteArrayContent(picture));

    /// <summary>Uploads a picture that Web accepts.</summary>
    public async Task<Photo> UploadAsync(string name, byte[] picture)
    {
        using var response = await SendAsync(name, picture);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<Photo>())!;
    }

    public async Task DeleteAsync(Photo photo)
    {
        using var response = await _web.DeleteAsync(new Uri($"/api/photos/{photo.Id}", UriKind.Relative));
        response.EnsureSuccessStatusCode();
    }

    public async Task<Photo> PhotoAsync(string id) => (await _web.GetFromJsonAsync<Photo>($"/api/photos/{id}"))!;

    public Task<Photo> ReadyAsync(Photo photo) => StateAsync(photo.Id, PhotoState.Ready);

    public Task<Photo> FailedAsync(Photo photo) => UntilAsync(
        () => PhotoAsync(photo.Id), seen => seen.Failures.Count == 3, seen => $"{seen.Name} is {seen.State} with {seen.Failures.Count} failures");

    public Task<Photo> StateAsync(string id, PhotoState state) => UntilAsync(
        () => PhotoAsync(id), seen => seen.State == state, seen => $"{seen.Name} is {seen.State} and not {state}: {string.Join(' ', seen.Failures)}");

    /// <summary>A rendition as a browser gets it.</summary>
    public async Task<byte[]> PictureAsync(PhotoRendition rendition) => await _web.GetByteArrayAsync(new Uri(rendition.Url, UriKind.Relative));

    /// <summary>The subjects and bodies of the mails that mention a file name, once there are so many.</summary>
    public Task<IReadOnlyList<InboxMail>> MailsAsync(string name, int count) => UntilAsync<IReadOnlyList<InboxMail>>(
        async () => [.. (await InboxAsync()).Where(mail => mail.Subject.Contains(name, StringComparison.Ordinal) || mail.Body.Contains(name, StringComparison.Ordinal))],
        mails => mails.Count >= count,
        mails => $"{mails.Count} mails about {name} instead of {count}: {string.Join("; ", mails.Select(mail => mail.Subject))}");

    /// <summary>Waits until no queue holds a message, seen or unseen; the dead-letter queues included.</summary>
    public Task QueuesAreEmptyAsync() => UntilAsync(
        QueueDepthsAsync, depths => depths.Values.All(depth => depth == 0), depths => string.Join(", ", depths.Where(depth => depth.Value > 0)));

    public Task StopAsync(string resource) => CommandAsync(resource, KnownResourceCommands.StopCommand, KnownResourceStates.Exited, KnownResourceStates.Finished);

    public Task StartAsync(string resource) => CommandAsync(resource, KnownResourceCommands.StartCommand, KnownResourceStates.Running);

    public void Dispose()
    {
        S3.Dispose();
        Sqs.Dispose();
        _web.Dispose();
        _localAws.Dispose();
    }

    private async Task<IReadOnlyList<InboxMail>> InboxAsync() => (await _localAws.GetFromJsonAsync<Inbox>("/_localaws/api/inbox"))!.Mails;

    private async Task<Dictionary<string, int>> QueueDepthsAsync()
    {
        var depths = new Dictionary<string, int>();
        foreach (var url in (await Sqs.ListQueuesAsync("")).QueueUrls ?? [])
        {
            var attributes = await Sqs.GetQueueAttributesAsync(url, ["All"]);
            depths[url] = attributes.ApproximateNumberOfMessages + attributes.ApproximateNumberOfMessagesNotVisible;
        }

        return depths;
    }

    private async Task CommandAsync(string resource, string command, params string[] states)
    {
        using var deadline = new CancellationTokenSource(Patience);
        var result = await _app.ResourceCommands.ExecuteCommandAsync(resource, command, deadline.Token);
        Assert.True(result.Success, $"{command} {resource}: {result.Message}");
        await _app.ResourceNotifications.WaitForResourceAsync(resource, states, deadline.Token);
    }

    private static async Task<T> UntilAsync<T>(Func<Task<T>> look, Func<T, bool> enough, Func<T, string> describe)
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
