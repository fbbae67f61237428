using System.Text.Json;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.SimpleNotificationService;
using ImageStudio.Benchmarks.Pipeline.Systems;
using ImageStudio.Contracts;

namespace ImageStudio.Benchmarks.Gallery;

/// <summary>A bucket with very many photos that are only as large as needed, as the workers would have left them.</summary>
internal sealed class GalleryBucket : IDisposable
{
    public const string Name = "gallery-photos";

    /// <summary>A word that is in the name of every thousandth photo, and of no other.</summary>
    public const string RareWord = "Leuchtturm";

    private const int AtOnce = 24;
    private const int EveryRare = 1000;
    private const int EveryFailed = 100;

    private readonly IAmazonS3 _s3;
    private readonly AmazonSimpleNotificationServiceClient _sns;

    public GalleryBucket(Uri emulator)
    {
        _s3 = S3Clients.Create(emulator);
        _sns = new AmazonSimpleNotificationServiceClient(
            new BasicAWSCredentials("test", "test"), new AmazonSimpleNotificationServiceConfig { ServiceURL = emulator.ToString(), AuthenticationRegion = "us-east-1" });
    }

    public string UploadsTopic { get; private set; } = "";

    public string RenditionsTopic { get; private set; } = "";

    /// <summary>Makes it, tells no one of what is put into it, and puts the photos there.</summary>
    public async Task FillAsync(int photos, CancellationToken cancellationToken)
    {
        await _s3.PutBucketAsync(Name, cancellationToken);
        UploadsTopic = (await _sns.CreateTopicAsync("gallery-uploads", cancellationToken)).TopicArn;
        RenditionsTopic = (await _sns.CreateTopicAsync("gallery-renditions", cancellationToken)).TopicArn;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, photos, parallel, async (i, cancel) =>
        {
            await PutPhotoAsync(i, cancel);
            if (i % 10_000 == 9_999) await Console.Error.WriteLineAsync($"{i + 1} photos");
        });
    }

    public void Dispose()
    {
        _s3.Dispose();
        _sns.Dispose();
    }

    private async Task PutPhotoAsync(int number, CancellationToken cancellationToken)
    {
        var key = ObjectKeys.ForUpload(UploadId.New(TimeProvider.System), $"{(number % EveryRare == 0 ? RareWord : "Urlaub")} {number}.jpg");
        var etag = (await _s3.PutObjectAsync(new PutObjectRequest { BucketName = Name, Key = key, ContentBody = $"{number}", ContentType = "image/jpeg" }, cancellationToken)).ETag.Trim('"');
        foreach (var rendition in Rendition.Defaults)
        {
            if (number % EveryFailed == 0 && rendition == Rendition.Web) await PutFailureAsync(key, etag, rendition, cancellationToken);
            else await PutRenditionAsync(key, etag, rendition, cancellationToken);
        }
    }

    private Task<PutObjectResponse> PutRenditionAsync(string key, string etag, Rendition rendition, CancellationToken cancellationToken)
    {
        var request = new PutObjectRequest { BucketName = Name, Key = ObjectKeys.ForRendition(key, rendition), ContentBody = "picture", ContentType = "image/jpeg" };
        request.Metadata[UploadMetadata.SourceETag] = etag;
        return _s3.PutObjectAsync(request, cancellationToken);
    }

    private Task<PutObjectResponse> PutFailureAsync(string key, string etag, Rendition rendition, CancellationToken cancellationToken)
    {
        var failure = new RenditionFailed
        {
            Bucket = Name, SourceKey = key, SourceETag = etag, Rendition = rendition.Name, Time = TimeProvider.System.GetUtcNow(), Reason = "The file is damaged.",
        };
        return _s3.PutObjectAsync(
            new PutObjectRequest
            {
                BucketName = Name, Key = ObjectKeys.ForFailure(key, rendition.Name), ContentType = "application/json",
                ContentBody = JsonSerializer.Serialize<RenditionEvent>(failure, ContractsJsonContext.Default.RenditionEvent),
            },
            cancellationToken);
    }
}
