using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.S3;

/// <summary>The rules for tags, https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html.</summary>
internal static class TagSet
{
    public const int MaxOnObject = 10;

    public const int MaxOnBucket = 50;

    /// <exception cref="AwsException">InvalidTag, or BadRequest where there are too many.</exception>
    public static Dictionary<string, string> Check(IReadOnlyList<KeyValuePair<string, string>> tags, int most)
    {
        if (tags.Count > most)
            throw new AwsException("BadRequest", most == MaxOnObject ? "Object tags cannot be greater than 10" : $"Bucket tag count cannot be greater than {most}");
        Dictionary<string, string> set = [];
        foreach (var (key, value) in tags)
        {
            if (key.Length is 0 or > 128)
                throw S3Errors.InvalidTag("The TagKey you have provided is invalid");
            if (value.Length > 256)
                throw S3Errors.InvalidTag("The TagValue you have provided is invalid");
            if (key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
                throw S3Errors.InvalidTag("System tags cannot be added/updated by requester");
            if (!set.TryAdd(key, value))
                throw S3Errors.InvalidTag("Cannot provide multiple Tags with the same key");
        }
        return set;
    }
}
