using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Amazon.SQS.Model;

namespace Amazon.SQS.Internal;

/// <summary>
/// The MD5 digests of SQS messages
/// (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html#sqs-attributes-md5-message-digest-calculation).
/// </summary>
[SuppressMessage("Security", "CA5351", Justification = "SQS defines its integrity check with MD5.")]
internal static class MessageDigest
{
    private const byte StringType = 1;
    private const byte BinaryType = 2;
    private const byte StringListType = 3;
    private const byte BinaryListType = 4;

    public static string OfBody(string body) => Hex(MD5.HashData(Encoding.UTF8.GetBytes(body)));

    public static string OfAttributes(Dictionary<string, MessageAttributeValue> attributes)
    {
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        foreach (var (name, value) in attributes.OrderBy(attribute => attribute.Key, StringComparer.Ordinal))
        {
            Append(md5, name);
            Append(md5, value.DataType);
            AppendValue(md5, value);
        }

        return Hex(md5.GetHashAndReset());
    }

    private static void AppendValue(IncrementalHash md5, MessageAttributeValue value)
    {
        if (value.StringValue is not null)
        {
            md5.AppendData([StringType]);
            Append(md5, value.StringValue);
        }
        else if (value.BinaryValue is not null)
        {
            md5.AppendData([BinaryType]);
            Append(md5, value.BinaryValue.ToArray());
        }
        else if (value.StringListValues is { Count: > 0 })
        {
            md5.AppendData([StringListType]);
            value.StringListValues.ForEach(item => Append(md5, item));
        }
        else if (value.BinaryListValues is { Count: > 0 })
        {
            md5.AppendData([BinaryListType]);
            value.BinaryListValues.ForEach(item => Append(md5, item.ToArray()));
        }
    }

    private static void Append(IncrementalHash md5, string text) => Append(md5, Encoding.UTF8.GetBytes(text));

    private static void Append(IncrementalHash md5, byte[] bytes)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        md5.AppendData(length);
        md5.AppendData(bytes);
    }

    private static string Hex(byte[] digest) => Convert.ToHexStringLower(digest);
}
