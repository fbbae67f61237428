using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.SimpleNotificationService;
using Amazon.SQS;
using ImageStudio.Contracts;
using ImageStudio.LocalAws;
using ImageStudio.LocalAws.Console;
using ImageStudio.ServiceDefaults;
using ImageStudio.Tests.Fixtures;
using ImageStudio.Tests.Workers.Fakes;
using ImageStudio.Workers;
using ImageStudio.Workers.Imaging;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ImageStudio.Tests.Workers;

/// <summary>All four roles, as the host builds them, over the template's stack in an emulated AWS; the engine is a fake.</summary>
public sealed class PipelineTests : IAsyncLifetime
{
    private const string Region = "eu-central-1";

    private readonly List<IHost> _hosts = [];
    private readonly CapturedLog _log = new();
    private LocalAwsServer _aws = null!;
    private AmazonS3Client _s3 = null!;
    private AmazonSQSClient _sqs = null!;
    private AmazonSimpleNotificationServiceClient _sns = null!;
    private Dictionary<string, string> _outputs = null!;

    public async Task InitializeAsync()
    {
        _aws = await LocalAwsServer.StartAsync();
        var credentials = new BasicAWSCredentials("test", "test");
        var url = _aws.Url.ToString();
        _s3 = new AmazonS3Client(credentials, new AmazonS3Config { ServiceURL = url, AuthenticationRegion = Region, ForcePathStyle = true });
        _sqs = new AmazonSQSClient(credentials, new AmazonSQSConfig { ServiceURL = url, AuthenticationRegion = Region });
        _sns = new AmazonSimpleNotificationServiceClient(credentials, new AmazonSimpleNotificationServiceConfig { ServiceURL = url, AuthenticationRegion = Region });
        using var stacks = new AmazonCloudFormationClient(credentials, new AmazonCloudFormationConfig { ServiceURL = url, AuthenticationRegion = Region });
        _outputs = await DeployAsync(stacks);
        foreach (var role in (string[])["thumbnail", "web", "mobile", "notifier"]) await StartAsync(role);
    }

    public async Task DisposeAsync()
    {
        await StopAllAsync();
        _s3.Dispose();
        _sqs.Dispose();
        _sns.Dispose();
        await _aws.DisposeAsync();
    }

    [Fact]
    public async Task An_upload_becomes_three_renditions_and_two_mails()
    {
        const string Key = "ingest/Été & Söhne/My photo+1 100%.gif";
        await UploadAsync(Key, Studio.Picture());
        await Eventually.TrueAsync(() => Subjects.Count == 2, "both mails are there");
        Assert.Equal(["\"My photo+1 100%.gif\" has arrived", "\"My photo+1 100%.gif\" is ready"], Subjects.Order());
        foreach (var rendition in Rendition.Defaults)
        {
            using var response = await _s3.GetObjectAsync(Bucket, ObjectKeys.ForRendition(Key, rendition));
            Assert.Equal(("fake", "image/gif"), (response.Metadata[UploadMetadata.Engine], response.Headers.ContentType));
        }

        await AssertQueuesEmptyAsync();
    }

    [Fact]
    public async Task A_text_under_a_pictures_name_ends_in_one_mail_with_the_reason()
    {
        await UploadAsync("ingest/a.jpg", "a text"u8.ToArray());
        await Eventually.TrueAsync(() => Subjects.Contains("\"a.jpg\" could not be processed"), "the mail is there");
        await AssertQueuesEmptyAsync();
        var failures = (await _s3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = Bucket, Prefix = ObjectKeys.FailuresOf("ingest/a.jpg") })).S3Objects;
        Assert.Equal(["failed/a.jpg/mobile.json", "failed/a.jpg/thumbnail.json", "failed/a.jpg/web.json"], failures.Select(failure => failure.Key));
        Assert.Equal(["\"a.jpg\" could not be processed", "\"a.jpg\" has arrived"], Subjects.Order());
    }

    [Fact]
    public async Task Poison_ends_in_the_dead_letter_queue_and_holds_nobody_up()
    {
        await _sqs.SendMessageAsync(_outputs["ThumbnailQueueUrl"], "hello");
        await UploadAsync("ingest/b.gif", Studio.Picture());
        var dead = await _sqs.ReceiveMessageAsync(new Amazon.SQS.Model.ReceiveMessageRequest(_outputs["ThumbnailDeadLetterQueueUrl"]) { WaitTimeSeconds = 20 });
        Assert.Equal("hello", Assert.Single(dead.Messages).Body);
        await Eventually.TrueAsync(() => Subjects.Contains("\"b.gif\" is ready"), "the photo is ready");
    }

    [Fact]
    public async Task A_backlog_is_worked_off_by_workers_that_come_back_and_a_replaced_upload_ends_with_its_last_state()
    {
        await StopAllAsync();
        for (byte i = 0; i < 20; i++) await UploadAsync($"ingest/{i % 10}.gif", Studio.Picture(i));
        foreach (var role in (string[])["thumbnail", "thumbnail", "web", "mobile", "notifier", "notifier"]) await StartAsync(role);
        await Eventually.TrueAsync(() => Subjects.Count(subject => subject.EndsWith("is ready", StringComparison.Ordinal)) >= 10, "ten photos are ready");
        await AssertQueuesEmptyAsync();
        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"\"{i}.gif\" is ready"), Subjects.Where(subject => subject.EndsWith("is ready", StringComparison.Ordinal)).Order());
        for (byte i = 10; i < 20; i++)
        {
            using var response = await _s3.GetObjectAsync(Bucket, $"thumbnail/Thumbnail-{i % 10}.gif");
            using var reader = new StreamReader(response.ResponseStream);
            Assert.EndsWith(Convert.ToHexStringLower(Studio.Picture(i)), await reader.ReadToEndAsync(), StringComparison.Ordinal);
        }
    }

    private string Bucket => _outputs["BucketName"];

    private IReadOnlyList<string> Subjects => [.. _aws.Services.GetRequiredService<Inbox>().Mails.Select(mail => mail.Subject)];

    private static async Task<Dictionary<string, string>> DeployAsync(AmazonCloudFormationClient stacks)
    {
        await stacks.CreateStackAsync(new CreateStackRequest
        {
            StackName = "studio",
            TemplateBody = await File.ReadAllTextAsync(Repository.Template),
            Parameters = [new Parameter { ParameterKey = "NotificationEmail", ParameterValue = "photographer@example.com" }],
        });
        Stack? stack = null;
        await Eventually.TrueAsync(async () => (stack = (await stacks.DescribeStacksAsync(new DescribeStacksRequest { StackName = "studio" })).Stacks.Single()).StackStatus == StackStatus.CREATE_COMPLETE, "the stack is there");
        return stack!.Outputs.ToDictionary(output => output.OutputKey, output => output.OutputValue);
    }

    private Task UploadAsync(string key, byte[] content) =>
        _s3.PutObjectAsync(new PutObjectRequest { BucketName = Bucket, Key = key, InputStream = new MemoryStream(content) });

    private async Task StartAsync(string role)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(_outputs.ToDictionary(output => $"{AwsResources.Section}:{output.Key}", output => (string?)output.Value));
        builder.Configuration["Worker:Role"] = role;
        builder.Services.AddSingleton<IAmazonS3>(_ => new AmazonS3Client(new BasicAWSCredentials("test", "test"), (AmazonS3Config)_s3.Config));
        builder.Services.AddSingleton<IAmazonSQS>(_ => new AmazonSQSClient(new BasicAWSCredentials("test", "test"), (AmazonSQSConfig)_sqs.Config));
        builder.Services.AddSingleton<IAmazonSimpleNotificationService>(_ => new AmazonSimpleNotificationServiceClient(new BasicAWSCredentials("test", "test"), (AmazonSimpleNotificationServiceConfig)_sns.Config));
        builder.AddServiceDefaults();
        builder.Logging.AddProvider(_log);
        if (role == WorkerRole.Notifier) builder.AddNotifier();
        else builder.AddResizer();
        builder.Services.Replace(ServiceDescriptor.Singleton<IImageEngine>(new FakeEngine()));
        var host = builder.Build();
        await host.StartAsync();
        _hosts.Add(host);
    }

    private async Task StopAllAsync()
    {
        await Task.WhenAll(_hosts.Select(host => host.StopAsync()));
        foreach (var host in _hosts) host.Dispose();
        _hosts.Clear();
    }

    private Task AssertQueuesEmptyAsync() => Eventually.TrueAsync(async () =>
    {
        var attributes = await Task.WhenAll(_outputs.Where(output => output.Key.EndsWith("QueueUrl", StringComparison.Ordinal)).Select(output => _sqs.GetQueueAttributesAsync(output.Value, ["All"])));
        return attributes.All(queue => queue.ApproximateNumberOfMessages + queue.ApproximateNumberOfMessagesNotVisible == 0);
    }, "all queues are empty");
}
