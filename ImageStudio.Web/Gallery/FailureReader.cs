using System.Net;
using System.Text.Json;
using Amazon.S3;
using ImageStudio.Contracts;
using ImageStudio.ServiceDefaults;

namespace ImageStudio.Web.Gallery;

/// <summary>Reads why renditions could not be made.</summary>
internal sealed partial class FailureReader(IAmazonS3 s3, AwsResources resources, ILogger<FailureReader> logger)
{
    /// <summary>The failure under <paramref name="key"/>; nothing where there is none (any more), or none that can be read.</summary>
    public async Task<RenditionFailed?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            using var stored = await s3.GetObjectAsync(resources.BucketName, key, cancellationToken);
            return await JsonSerializer.DeserializeAsync(stored.ResponseStream, ContractsJsonContext.Default.RenditionFailed, cancellationToken);
        }
        catch (AmazonS3Exception exception) when (exception.StatusCode is HttpStatusCode.NotFound)
        {
            return null;
        }
        catch (JsonException exception)
        {
            Log.NotReadable(logger, exception, key);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The failure note {Key} is no JSON that this version reads.")]
        public static partial void NotReadable(ILogger logger, Exception exception, string key);
    }
}
