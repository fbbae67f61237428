using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Checksums;

/// <summary>The checksum of a multipart object, made of those of its parts without reading a byte again.</summary>
internal static class MultipartChecksum
{
    /// <returns><c>null</c> where the parts came with different algorithms, which says nothing of the whole.</returns>
    public static StoredChecksum? Of(MultipartUpload upload, IReadOnlyList<StoredPart> parts)
    {
        var algorithm = upload.ChecksumAlgorithm ?? ChecksumAlgorithm.Crc64Nvme;
        if (parts.Any(p => p.Checksum?.Algorithm != algorithm))
            return null;
        return upload.Composite ? Composite(algorithm, parts) : FullObject(algorithm, parts);
    }

    private static StoredChecksum Composite(ChecksumAlgorithm algorithm, IReadOnlyList<StoredPart> parts)
    {
        using var checksum = Checksum.Of(algorithm);
        foreach (var part in parts)
            checksum.Append(Convert.FromBase64String(part.Checksum!.Value));
        return new StoredChecksum(algorithm, $"{Convert.ToBase64String(checksum.Finish())}-{parts.Count}", Composite: true);
    }

    private static StoredChecksum FullObject(ChecksumAlgorithm algorithm, IReadOnlyList<StoredPart> parts)
    {
        var table = algorithm switch
        {
            ChecksumAlgorithm.Crc32 => CrcTable.Crc32,
            ChecksumAlgorithm.Crc32C => CrcTable.Crc32C,
            _ => CrcTable.Crc64Nvme,
        };
        var whole = 0UL;
        foreach (var part in parts)
        {
            var value = Convert.FromBase64String(part.Checksum!.Value).Aggregate(0UL, (sum, b) => (sum << 8) | b);
            whole = CrcCombination.Append(table, whole, value, part.Size);
        }
        var bytes = new byte[8];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(bytes, whole);
        return new StoredChecksum(algorithm, Convert.ToBase64String(bytes[(8 - algorithm.Size())..]));
    }
}
