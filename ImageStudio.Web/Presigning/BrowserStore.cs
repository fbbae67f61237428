using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using ImageStudio.ServiceDefaults;
using ImageStudio.Web.Uploads;
using Microsoft.Extensions.Options;

namespace ImageStudio.Web.Presigning;

/// <summary>
/// S3 as browsers reach it: by URLs that this process signs and the browser uses. Signing asks nobody, so it costs no request
/// and says nothing about whether the browser gets there.
/// </summary>
internal sealed partial class BrowserStore(
    IAmazonS3 s3, AwsResources resources, IOptions<UploadOptions> options, IConfiguration configuration, TimeProvider time, ILogger<BrowserStore> logger) : IDisposable
{
    // Where there are no credentials, looking for them may take seconds.
    private static readonly TimeSpan RetryInterval = TimeSpan.FromMinutes(1);

    private readonly AmazonS3Client? _own = options.Value.BrowserEndpointUrl is { Length: > 0 } url ? Connect(url, s3, configuration) : null;
    private string? _origin;
    private DateTimeOffset _nextTry;

    private IAmazonS3 Client => _own ?? s3;

    /// <summary>Origin that uploads go to, for the page's content security policy; nothing where nothing can be signed, or uploads are not direct.</summary>
    public async ValueTask<string?> FindOriginAsync()
    {
        if (!options.Value.Direct || _origin is not null) return _origin;
        if (time.GetUtcNow() < _nextTry) return null;
        try
        {
            var post = await Client.CreatePresignedPostAsync(new CreatePresignedPostRequest { BucketName = resources.BucketName, Key = "origin", Expires = After(TimeSpan.FromMinutes(1)) });
            return _origin = new Uri(post.Url).GetLeftPart(UriPartial.Authority);
        }
        catch (Exception exception) when (exception is AmazonClientException or AmazonServiceException)
        {
            _nextTry = time.GetUtcNow() + RetryInterval;
            Log.NotSigned(logger, exception, RetryInterval);
            return null;
        }
    }

    /// <summary>A form with which exactly one object may be posted: this key, these fields, this many bytes.</summary>
    public Task<CreatePresignedPostResponse> SignPostAsync(string key, IEnumerable<KeyValuePair<string, string>> fields, long bytes, TimeSpan lifetime) =>
        Client.CreatePresignedPostAsync(new CreatePresignedPostRequest
        {
            BucketName = resources.BucketName,
            Key = key,
            Expires = After(lifetime),
            Fields = new Dictionary<string, string>(fields),
            Conditions = [S3PostCondition.ContentLengthRange(bytes, bytes)],
        });

    /// <summary>An address from which one object is downloaded, under this name and with this type whatever it was stored with.</summary>
    public Task<string> SignGetAsync(string key, string disposition, string type, TimeSpan lifetime) =>
        Client.GetPreSignedURLAsync(new GetPreSignedUrlRequest
        {
            BucketName = resources.BucketName,
            Key = key,
            Verb = HttpVerb.GET,
            Expires = After(lifetime),
            Protocol = Client.Config.ServiceURL?.StartsWith("http:", StringComparison.OrdinalIgnoreCase) is true ? Protocol.HTTP : Protocol.HTTPS,
            ResponseHeaderOverrides = new ResponseHeaderOverrides { ContentDisposition = disposition, ContentType = type, CacheControl = "private, no-store" },
        });

    public void Dispose() => _own?.Dispose();

    private DateTime After(TimeSpan lifetime) => (time.GetUtcNow() + lifetime).UtcDateTime;

    private static AmazonS3Client Connect(string url, IAmazonS3 like, IConfiguration configuration) => new(new AmazonS3Config
    {
        ServiceURL = url,
        ForcePathStyle = true,
        DefaultAWSCredentials = like.Config.DefaultAWSCredentials,
        AuthenticationRegion = like.Config.AuthenticationRegion ?? like.Config.RegionEndpoint?.SystemName ?? configuration["AWS_REGION"],
    });

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Photos come through Web, since nothing can be signed for S3; the next attempt is in {Interval}.")]
        public static partial void NotSigned(ILogger logger, Exception exception, TimeSpan interval);
    }
}
