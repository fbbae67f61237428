using System.Text.Json.Serialization;

namespace ImageStudio.LocalAws.S3.Checksums;

/// <summary>The checksums that S3 verifies and keeps, https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ChecksumAlgorithm>))]
internal enum ChecksumAlgorithm
{
    Crc32,
    Crc32C,
    Crc64Nvme,
    Sha1,
    Sha256,
}

/// <summary>Names and sizes of the algorithms.</summary>
internal static class ChecksumAlgorithms
{
    public static IReadOnlyList<ChecksumAlgorithm> All { get; } = Enum.GetValues<ChecksumAlgorithm>();

    /// <summary>The name in requests and XML, <c>CRC32</c>.</summary>
    public static string WireName(this ChecksumAlgorithm algorithm) => algorithm.ToString().ToUpperInvariant();

    /// <summary>Header and trailer that carry a value, <c>x-amz-checksum-crc32</c>.</summary>
    public static string HeaderName(this ChecksumAlgorithm algorithm) => algorithm switch
    {
        ChecksumAlgorithm.Crc32 => "x-amz-checksum-crc32",
        ChecksumAlgorithm.Crc32C => "x-amz-checksum-crc32c",
        ChecksumAlgorithm.Crc64Nvme => "x-amz-checksum-crc64nvme",
        ChecksumAlgorithm.Sha1 => "x-amz-checksum-sha1",
        _ => "x-amz-checksum-sha256",
    };

    /// <summary>Element that carries a value, <c>ChecksumCRC32</c>.</summary>
    public static string ElementName(this ChecksumAlgorithm algorithm) => "Checksum" + algorithm.WireName();

    public static int Size(this ChecksumAlgorithm algorithm) => algorithm switch
    {
        ChecksumAlgorithm.Crc32 or ChecksumAlgorithm.Crc32C => 4,
        ChecksumAlgorithm.Crc64Nvme => 8,
        ChecksumAlgorithm.Sha1 => 20,
        _ => 32,
    };

    /// <summary>Whether the checksum of a multipart object is composed of its parts' ones unless the client asks otherwise.</summary>
    public static bool IsCompositeByDefault(this ChecksumAlgorithm algorithm) => algorithm is not ChecksumAlgorithm.Crc64Nvme;

    public static bool TryParse(string? name, out ChecksumAlgorithm algorithm)
    {
        foreach (var candidate in All)
        {
            algorithm = candidate;
            if (string.Equals(name, candidate.WireName(), StringComparison.OrdinalIgnoreCase))
                return true;
        }
        algorithm = default;
        return false;
    }

    /// <summary>Whether a value is Base64 of the right size.</summary>
    public static bool IsWellFormed(this ChecksumAlgorithm algorithm, string value)
    {
        Span<byte> bytes = stackalloc byte[48];
        return value.Length <= 64 && Convert.TryFromBase64String(value, bytes, out var count) && count == algorithm.Size();
    }
}
