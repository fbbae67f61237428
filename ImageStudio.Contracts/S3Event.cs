using System.Net;

namespace ImageStudio.Contracts;

/// <summary>
/// One record of an S3 event notification,
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html.
/// </summary>
/// <param name="EventName">For example <c>ObjectCreated:Put</c>.</param>
/// <param name="Bucket">Bucket name.</param>
/// <param name="Key">Object key, decoded.</param>
/// <param name="ETag">ETag without quotes; empty on deletions.</param>
/// <param name="Sequencer">Hexadecimal, orders the events of one key; empty where the service sends none.</param>
/// <param name="Size">Bytes; 0 on deletions.</param>
/// <param name="Time">When S3 finished the request.</param>
public sealed record S3Event(string EventName, string Bucket, string Key, string ETag, string Sequencer, long Size, DateTimeOffset Time)
{
    /// <summary>Whether an object was put, posted, copied or completed.</summary>
    public bool IsCreated => EventName.StartsWith("ObjectCreated:", StringComparison.Ordinal);

    /// <summary>Whether an object was deleted.</summary>
    public bool IsRemoved => EventName.StartsWith("ObjectRemoved:", StringComparison.Ordinal);

    /// <summary>Keys in events are form-encoded: <c>+</c> is a space and <c>%2B</c> a plus.</summary>
    public static string DecodeKey(string key) => WebUtility.UrlDecode(key);

    /// <summary>
    /// Orders two sequencers of one key: shorter ones are padded on the left with zeros, as the S3 guide tells. Negative
    /// where <paramref name="left"/> is older; 0 where they are equal or one of them is empty, since that says nothing.
    /// </summary>
    public static int CompareSequencers(string left, string right)
    {
        if (left.Length == 0 || right.Length == 0) return 0;
        var length = Math.Max(left.Length, right.Length);
        return string.Compare(left.PadLeft(length, '0'), right.PadLeft(length, '0'), StringComparison.OrdinalIgnoreCase);
    }
}
