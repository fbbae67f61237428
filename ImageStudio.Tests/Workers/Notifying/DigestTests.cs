using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using ImageStudio.Contracts;
using ImageStudio.LocalAws;
using ImageStudio.ServiceDefaults;
using ImageStudio.Tests.Workers.Fakes;
using ImageStudio.Workers.Consuming;
using ImageStudio.Workers.Notifying;
using Microsoft.Extensions.Options;

namespace ImageStudio.Tests.Workers.Notifying;

public sealed class DigestTests : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Studio _studio = new() { Mails = { DigestAfter = 3 } };

    public void Dispose() => _studio.Dispose();

    [Fact]
    public async Task Mails_beyond_the_threshold_come_together_in_one_when_their_window_is_over()
    {
        var notifier = _studio.Notifier();
        for (var i = 0; i < 20; i++) await ReceiveAsync(notifier, i);
        var failed = _studio.S3.Upload("ingest/bad.gif", "a text"u8.ToArray());
        await _studio.DeliverAsync(_studio.Worker(), failed);
        await _studio.DeliverAsync(notifier, _studio.Renditions.Events[^1]);

        await _studio.Digests().SendDueAsync(CancellationToken.None);
        Assert.Equal(3, _studio.Subjects.Count);
        _studio.Clock.Advance(Window);
        await _studio.Digests().SendDueAsync(CancellationToken.None);
        await _studio.Digests().SendDueAsync(CancellationToken.None);

        Assert.Equal("17 photos have arrived, 1 could not be processed", Assert.Single(_studio.Subjects.Skip(3)));
        var text = _studio.Notifications.Published.Last().Message;
        Assert.Contains("  and 7 more\n", text, StringComparison.Ordinal);
        Assert.Contains($"  bad.gif: {((RenditionFailed)_studio.Renditions.Events[^1]).Reason}\n", text, StringComparison.Ordinal);
        Assert.Contains("http://gallery.test/", text, StringComparison.Ordinal);
        Assert.DoesNotContain(_studio.S3.Keys, key => key.StartsWith(ObjectKeys.DigestsPrefix, StringComparison.Ordinal));
    }

    [Fact]
    public async Task When_it_is_quiet_again_mails_come_one_by_one_again()
    {
        var notifier = _studio.Notifier();
        for (var i = 0; i < 5; i++) await ReceiveAsync(notifier, i);
        _studio.Clock.Advance(Window);

        await ReceiveAsync(notifier, 5);

        Assert.Equal("\"5.gif\" has arrived", _studio.Subjects[^1]);
        Assert.Equal(4, _studio.Subjects.Count);
    }

    [Fact]
    public async Task What_a_dead_notifier_has_collected_another_one_sends_and_a_message_that_comes_again_adds_nothing()
    {
        var notifier = _studio.Notifier();
        var uploads = new List<S3Event>();
        for (var i = 0; i < 6; i++) uploads.Add(await ReceiveAsync(notifier, i));
        foreach (var upload in uploads) Assert.Equal(OutcomeKind.Done, (await _studio.DeliverAsync(_studio.Notifier(), upload)).Kind);
        _studio.Clock.Advance(Window);

        await _studio.Digests().SendDueAsync(CancellationToken.None);

        Assert.Equal("3 photos have arrived", Assert.Single(_studio.Subjects.Skip(3)));
    }

    [Fact]
    public async Task An_entry_that_could_not_be_kept_brings_the_message_again()
    {
        var notifier = _studio.Notifier();
        for (var i = 0; i < 3; i++) await ReceiveAsync(notifier, i);
        var upload = _studio.S3.Upload("ingest/late.gif", Studio.Picture());
        _studio.S3.Before = (operation, key) => operation == "PUT" && key.StartsWith(ObjectKeys.DigestsPrefix, StringComparison.Ordinal) ? throw new HttpRequestException("no connection") : Task.CompletedTask;
        await Assert.ThrowsAsync<HttpRequestException>(() => _studio.DeliverAsync(notifier, upload, 1, "m"));
        _studio.S3.Before = (_, _) => Task.CompletedTask;

        Assert.Equal(OutcomeKind.Done, (await _studio.DeliverAsync(notifier, upload, 2, "m")).Kind);
        _studio.Clock.Advance(Window);
        await _studio.Digests().SendDueAsync(CancellationToken.None);

        Assert.Equal("1 photo has arrived", _studio.Subjects[^1]);
    }

    [Fact]
    public async Task A_digest_that_could_not_be_sent_is_tried_again_and_notifiers_at_the_same_time_send_one()
    {
        var notifier = _studio.Notifier();
        for (var i = 0; i < 5; i++) await ReceiveAsync(notifier, i);
        _studio.Clock.Advance(Window);
        var (first, second) = (_studio.Digests(), _studio.Digests());
        _studio.Notifications.Before = _ => throw new HttpRequestException("no connection");
        await Assert.ThrowsAsync<HttpRequestException>(() => first.SendDueAsync(CancellationToken.None));
        _studio.Notifications.Before = async _ => await second.SendDueAsync(CancellationToken.None);

        await first.SendDueAsync(CancellationToken.None);
        await second.SendDueAsync(CancellationToken.None);

        Assert.Equal("2 photos have arrived", Assert.Single(_studio.Subjects.Skip(3)));
    }

    [Fact]
    public async Task The_claim_of_a_notifier_that_is_gone_runs_out()
    {
        var notifier = _studio.Notifier();
        for (var i = 0; i < 5; i++) await ReceiveAsync(notifier, i);
        _studio.Clock.Advance(Window);
        _studio.Notifications.Before = _ => throw new HttpRequestException("gone");
        await Assert.ThrowsAsync<HttpRequestException>(() => _studio.Digests().SendDueAsync(CancellationToken.None));
        _studio.Notifications.Before = _ => Task.CompletedTask;

        await _studio.Digests().SendDueAsync(CancellationToken.None);
        Assert.Equal(3, _studio.Subjects.Count);
        _studio.Clock.Advance(_studio.Mails.ClaimExpiry);
        await _studio.Digests().SendDueAsync(CancellationToken.None);

        Assert.Equal("2 photos have arrived", _studio.Subjects[^1]);
    }

    [Fact]
    public async Task Entries_of_a_bucket_are_found_told_and_deleted_also_beyond_one_listing()
    {
        await using var aws = await LocalAwsServer.StartAsync();
        using var s3 = new ShortListings(aws.Url);
        await s3.PutBucketAsync("photos");
        var store = new DigestStore(s3, new AwsResources { BucketName = "photos" }, Options.Create(_studio.Mails), _studio.Clock);
        var mail = Mail.Received(new PhotoDescription("a.gif", null), 1, ["thumbnail"]);
        for (var number = 0; number < 7; number++) await store.AddAsync($"ingest/{number}.gif", "etag", mail, CancellationToken.None);

        Assert.Empty(await store.FindDueAsync(CancellationToken.None));
        _studio.Clock.Advance(Window);
        var due = Assert.Single(await store.FindDueAsync(CancellationToken.None));
        Assert.Equal("a.gif", (await store.ReadAsync(due.First(), CancellationToken.None)).Name);
        Assert.Equal((7, 6), (due.Count(), s3.Listings));
        await store.DeleteAsync(due, CancellationToken.None);

        Assert.Empty(await store.FindDueAsync(CancellationToken.None));
    }

    /// <summary>A bucket whose listings are over sooner than those of S3.</summary>
    private sealed class ShortListings(Uri url)
        : AmazonS3Client(new BasicAWSCredentials("test", "test"), new AmazonS3Config { ServiceURL = url.ToString(), AuthenticationRegion = "us-east-1", ForcePathStyle = true })
    {
        public int Listings { get; private set; }

        public override Task<ListObjectsV2Response> ListObjectsV2Async(ListObjectsV2Request request, CancellationToken cancellationToken = default)
        {
            request.MaxKeys = 3;
            Listings++;
            return base.ListObjectsV2Async(request, cancellationToken);
        }
    }

    private async Task<S3Event> ReceiveAsync(NotifyHandler notifier, int number)
    {
        var upload = _studio.S3.Upload($"ingest/{number}.gif", Studio.Picture((byte)number));
        Assert.Equal(OutcomeKind.Done, (await _studio.DeliverAsync(notifier, upload)).Kind);
        return upload;
    }
}
