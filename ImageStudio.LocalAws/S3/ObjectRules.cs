using System.Text;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.S3;

/// <summary>Limits of keys and metadata.</summary>
internal static class ObjectRules
{
    private const int MaxKeyBytes = 1024;
    private const int MaxMetadataBytes = 2 * 1024;

    /// <exception cref="AwsException">KeyTooLongError, MetadataTooLarge.</exception>
    public static void Check(string key, IReadOnlyDictionary<string, string> metadata)
    {
        if (Encoding.UTF8.GetByteCount(key) is > MaxKeyBytes and var keySize)
            throw S3Errors.KeyTooLongError(keySize);
        // Names and values count in UTF-8, https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html.
        if (metadata.Sum(m => Encoding.UTF8.GetByteCount(m.Key) + Encoding.UTF8.GetByteCount(m.Value)) is > MaxMetadataBytes and var size)
            throw S3Errors.MetadataTooLarge(size);
    }
}
