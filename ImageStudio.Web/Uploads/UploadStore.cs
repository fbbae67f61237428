using System.Diagnostics;
using Amazon.S3;
using Amazon.S3.Model;
using ImageStudio.Contracts;
using ImageStudio.ServiceDefaults;
using ImageStudio.Web.Gallery;

namespace ImageStudio.Web.Uploads;

/// <summary>Puts uploads into the bucket, with what the workers have to know about them.</summary>
internal sealed partial class UploadStore(IAmazonS3 s3, AwsResources resources, TimeProvider time, ILogger<UploadStore> logger)
{
    /// <summary>Stores a picture and says what is in the gallery from now on.</summary>
    /// <param name="scope">Whose it is.</param>
    /// <param name="name">File name as it was sent.</param>
    /// <param name="kind">What the content is.</param>
    /// <param name="filter">What happens to the colours.</param>
    /// <param name="content">All of the content, from its beginning; can be read again when S3 wants a second try.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Photo> StoreAsync(PhotoScope scope, string name, PictureKind kind, ImageFilter filter, Stream content, CancellationToken cancellationToken)
    {
        var key = ObjectKeys.ForUpload(UploadId.New(time), name, scope.Folder);
        Activity.Current?.SetTag("aws.s3.bucket", resources.BucketName).SetTag("aws.s3.key", key);
        var request = new PutObjectRequest
        {
            BucketName = resources.BucketName,
            Key = key,
            ContentType = kind.ContentType,
            InputStream = content,
            AutoCloseStream = false,
        };
        foreach (var (entry, value) in UploadFields.Of(name, filter)) request.Metadata.Add(entry, value);

        var stored = await s3.PutObjectAsync(request, cancellationToken);
        Log.Stored(logger, key, content.Length, kind.Name);
        return PhotoId.TryFromKey(key, out var id)
            ? PhotoAssembly.Received(new StoredUpload(id, content.Length, stored.ETag.Trim('"'), time.GetUtcNow()))
            : throw new UnreachableException($"{key} is not the key of an upload.");
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Stored {Key}: {Bytes} bytes of {Kind}.")]
        public static partial void Stored(ILogger logger, string key, long bytes, string kind);
    }
}
