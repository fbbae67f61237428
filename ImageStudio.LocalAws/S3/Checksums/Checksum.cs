using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ImageStudio.LocalAws.S3.Checksums;

/// <summary>A checksum that is fed piece by piece.</summary>
internal abstract class Checksum : IDisposable
{
    public static Checksum Of(ChecksumAlgorithm algorithm) => algorithm switch
    {
        ChecksumAlgorithm.Crc32 => new Crc(CrcTable.Crc32, 4),
        ChecksumAlgorithm.Crc32C => new Crc(CrcTable.Crc32C, 4),
        ChecksumAlgorithm.Crc64Nvme => new Crc(CrcTable.Crc64Nvme, 8),
        ChecksumAlgorithm.Sha1 => new Hash(HashAlgorithmName.SHA1),
        _ => new Hash(HashAlgorithmName.SHA256),
    };

    public abstract void Append(ReadOnlySpan<byte> bytes);

    /// <summary>The checksum of everything so far, big-endian as S3 writes it. Ends the calculation.</summary>
    public abstract byte[] Finish();

    public virtual void Dispose()
    {
    }

    private sealed class Crc(CrcTable table, int size) : Checksum
    {
        private ulong _state = table.Initial;

        public override void Append(ReadOnlySpan<byte> bytes) => _state = table.Update(_state, bytes);

        public override byte[] Finish()
        {
            var value = new byte[8];
            BinaryPrimitives.WriteUInt64BigEndian(value, _state ^ table.Initial);
            return value[(8 - size)..];
        }
    }

    private sealed class Hash(HashAlgorithmName name) : Checksum
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(name);

        public override void Append(ReadOnlySpan<byte> bytes) => _hash.AppendData(bytes);

        public override byte[] Finish() => _hash.GetHashAndReset();

        public override void Dispose()
        {
            _hash.Dispose();
            base.Dispose();
        }
    }
}
