using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Sqs;

/// <summary>
/// The digests by which clients check that nothing was garbled.
/// See https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html#sqs-attributes-md5-message-digest-calculation.
/// </summary>
internal static class MessageDigest
{
    [SuppressMessage("Security", "CA5351", Justification = "The protocol says MD5; it guards against accidents, not attackers.")]
    public static string OfBody(string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        return Convert.ToHexStringLower(MD5.HashData(bytes));
    }

    /// <summary>Digest of attributes in order of their names; <c>null</c> for none.</summary>
    [SuppressMessage("Security", "CA5351", Justification = "The protocol says MD5; it guards against accidents, not attackers.")]
    public static string? OfAttributes(IReadOnlyDictionary<string, MessageAttribute>? attributes)
    {
        if (attributes is null or { Count: 0 })
            return null;
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        foreach (var (name, attribute) in attributes.OrderBy(a => a.Key, StringComparer.Ordinal))
        {
            Append(md5, Encoding.UTF8.GetBytes(name));
            Append(md5, Encoding.UTF8.GetBytes(attribute.DataType));
            md5.AppendData([attribute.BinaryValue is null ? (byte)1 : (byte)2]);
            Append(md5, attribute.BinaryValue is { } binary ? binary.Span : Encoding.UTF8.GetBytes(attribute.StringValue ?? ""));
        }
        return Convert.ToHexStringLower(md5.GetHashAndReset());
    }

    private static void Append(IncrementalHash md5, ReadOnlySpan<byte> value)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, value.Length);
        md5.AppendData(length);
        md5.AppendData(value);
    }
}
