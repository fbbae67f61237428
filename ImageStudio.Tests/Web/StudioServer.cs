using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using Amazon.SQS;
using ImageStudio.Contracts;
using ImageStudio.LocalAws;
using ImageStudio.ServiceDefaults;
using ImageStudio.Web.Gallery;
using ImageStudio.Web.Uploads;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace ImageStudio.Tests.Web;

/// <summary>Web over a LocalAws of its own, both within the process and on free ports; workers are played by the tests.</summary>
public sealed class StudioServer : IAsyncLifetime
{
    public const long MaxUploadBytes = 256 * 1024;
    public const string Bucket = "studio-photos";

    private readonly List<IAsyncDisposable> _started = [];
    private LocalAwsServer _aws = null!;

    public IAmazonS3 S3 { get; private set; } = null!;

    public IAmazonSQS Sqs { get; private set; } = null!;

    public IAmazonSimpleNotificationService Sns { get; private set; } = null!;

    /// <summary>Names of what is there, as the AppHost hands them over.</summary>
    public AwsResources Resources { get; } = new() { BucketName = Bucket };

    public HttpClient Http { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _aws = await LocalAwsServer.StartAsync();
        _started.Add(_aws);
        S3 = new AmazonS3Client(new AmazonS3Config { DefaultAWSCredentials = Anyone, ServiceURL = Endpoint, ForcePathStyle = true, AuthenticationRegion = "us-east-1" });
        Sqs = new AmazonSQSClient(Anyone, new AmazonSQSConfig { ServiceURL = Endpoint, AuthenticationRegion = "us-east-1" });
        Sns = new AmazonSimpleNotificationServiceClient(Anyone, new AmazonSimpleNotificationServiceConfig { ServiceURL = Endpoint, AuthenticationRegion = "us-east-1" });
        await ProvisionAsync();
        Http = StartWeb().CreateClient();
    }

    public async Task DisposeAsync()
    {
        foreach (var started in Enumerable.Reverse(_started)) await started.DisposeAsync();
        S3.Dispose();
        Sqs.Dispose();
        Sns.Dispose();
    }

    /// <summary>Starts one more instance of Web.</summary>
    public WebApplicationFactory<UploadOptions> StartWeb(Action<IServiceCollection>? replace = null, Action<IWebHostBuilder>? configure = null, IPAddress? address = null)
    {
        var web = new WebApplicationFactory<UploadOptions>().WithWebHostBuilder(host =>
        {
            host.UseSetting("AWS:Resources:BucketName", Resources.BucketName);
            host.UseSetting("AWS:Resources:UploadsTopicArn", Resources.UploadsTopicArn);
            host.UseSetting("AWS:Resources:RenditionsTopicArn", Resources.RenditionsTopicArn);
            host.UseSetting("Uploads:MaxBytes", $"{MaxUploadBytes}");
            configure?.Invoke(host);
            host.ConfigureTestServices(services =>
            {
                // As instances: what a container makes itself it also disposes of.
                services.AddSingleton<IAmazonS3>(S3);
                services.AddSingleton<IAmazonSQS>(Sqs);
                services.AddSingleton<IAmazonSimpleNotificationService>(Sns);
                replace?.Invoke(services);
            });
        });
        web.UseKestrel(kestrel => kestrel.Listen(address ?? IPAddress.Loopback, 0));
        _started.Add(web);
        web.StartServer();
        return web;
    }

    public Task<HttpResponseMessage> PostAsync(string name, byte[] content, string query = "") =>
        Http.PostAsync($"/api/uploads?name={Uri.EscapeDataString(name)}{query}", new ByteArrayContent(content));

    /// <summary>Uploads a picture that has to be accepted.</summary>
    public async Task<Photo> UploadAsync(string name, byte[] content)
    {
        using var answer = await PostAsync(name, content);
        answer.EnsureSuccessStatusCode();
        return await ReadAsync<Photo>(answer);
    }

    /// <summary>The newest photos.</summary>
    public async Task<IReadOnlyList<Photo>> ListAsync() => (await ReadAsync<PhotoPage>(await Http.GetAsync("/api/photos?limit=200"))).Photos;

    public Task PutAsync(string key, string content = "x", string contentType = "text/plain") =>
        S3.PutObjectAsync(new PutObjectRequest { BucketName = Bucket, Key = key, ContentBody = content, ContentType = contentType });

    /// <summary>Does what a worker does when it has made a rendition.</summary>
    public async Task CompleteAsync(Photo photo, Rendition rendition, byte[] picture, string contentType = "image/jpeg")
    {
        var key = ObjectKeys.ForRendition(photo.Key, rendition);
        using var content = new MemoryStream(picture);
        var request = new PutObjectRequest { BucketName = Bucket, Key = key, InputStream = content, ContentType = contentType };
        request.Metadata.Add(UploadMetadata.SourceETag, photo.ETag);
        request.Metadata.Add(UploadMetadata.Width, "40");
        request.Metadata.Add(UploadMetadata.Height, "30");
        await S3.PutObjectAsync(request);
        await PublishAsync(new RenditionCompleted
        {
            Bucket = Bucket, SourceKey = photo.Key, SourceETag = photo.ETag, Rendition = rendition.Name, Time = DateTimeOffset.UnixEpoch,
            Key = key, Width = 40, Height = 30, Bytes = picture.Length,
        });
    }

    /// <summary>Does what a worker does when a rendition cannot be made.</summary>
    public async Task FailAsync(Photo photo, Rendition rendition, string reason)
    {
        var failed = new RenditionFailed { Bucket = Bucket, SourceKey = photo.Key, SourceETag = photo.ETag, Rendition = rendition.Name, Time = DateTimeOffset.UnixEpoch, Reason = reason };
        await PutAsync(ObjectKeys.ForFailure(photo.Key, rendition.Name), JsonSerializer.Serialize(failed, ContractsJsonContext.Default.RenditionEvent), "application/json");
        await PublishAsync(failed);
    }

    public static async Task<T> ReadAsync<T>(HttpResponseMessage answer) =>
        await answer.Content.ReadFromJsonAsync<T>() ?? throw new InvalidOperationException("The answer is null.");

    private static BasicAWSCredentials Anyone => new("test", "test");

    private string Endpoint => _aws.Url.ToString();

    private Task<PublishResponse> PublishAsync(RenditionEvent about) =>
        Sns.PublishAsync(Resources.RenditionsTopicArn, JsonSerializer.Serialize(about, ContractsJsonContext.Default.RenditionEvent));

    private async Task ProvisionAsync()
    {
        await S3.PutBucketAsync(Bucket);
        // Browsers post straight to S3, as the template allows.
        await S3.PutCORSConfigurationAsync(new PutCORSConfigurationRequest
        {
            BucketName = Bucket,
            Configuration = new CORSConfiguration { Rules = [new CORSRule { AllowedOrigins = ["*"], AllowedMethods = ["GET", "HEAD", "POST"], AllowedHeaders = ["*"] }] },
        });
        Resources.RenditionsTopicArn = (await Sns.CreateTopicAsync("studio-renditions")).TopicArn;
        Resources.UploadsTopicArn = (await Sns.CreateTopicAsync(new CreateTopicRequest { Name = "studio-uploads" })).TopicArn;
        await Sns.SetTopicAttributesAsync(Resources.UploadsTopicArn, "Policy", $$"""
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"s3.amazonaws.com"},"Action":"sns:Publish","Resource":"{{Resources.UploadsTopicArn}}"}]}
            """);
        await AnnounceUploadsAsync();
    }

    /// <summary>The bucket tells the topic what happens to uploads.</summary>
    public Task AnnounceUploadsAsync() => S3.PutBucketNotificationAsync(new PutBucketNotificationRequest
    {
        BucketName = Bucket,
        TopicConfigurations = [Announced("created", EventType.ObjectCreatedAll), Announced("removed", EventType.ObjectRemovedAll)],
    });

    private TopicConfiguration Announced(string id, EventType events) => new()
    {
        Id = id,
        Topic = Resources.UploadsTopicArn,
        Events = [events],
        Filter = new Filter { S3KeyFilter = new S3KeyFilter { FilterRules = [new FilterRule("prefix", ObjectKeys.IngestPrefix)] } },
    };
}
