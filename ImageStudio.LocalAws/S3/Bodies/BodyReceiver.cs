using System.Buffers;
using System.Security.Cryptography;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.Checksums;
using ImageStudio.LocalAws.S3.State;
using ImageStudio.LocalAws.Storage;

namespace ImageStudio.LocalAws.S3.Bodies;

/// <summary>A body that is stored and verified, and not yet part of an object.</summary>
internal sealed record ReceivedBody(BodyPart Part, string Md5, StoredChecksum Checksum)
{
    public long Size => Part.Length;
}

/// <summary>Streams bodies into the blob store, hashing on the way; one buffer, whatever the size.</summary>
internal sealed class BodyReceiver(IBlobs blobs)
{
    /// <summary>Largest object of one PUT and largest part, in bytes.</summary>
    public const long MaxSize = 5L * 1024 * 1024 * 1024;

    private const int BufferSize = 128 * 1024;

    /// <exception cref="AwsException">The body is not what was announced, or too large.</exception>
    public async ValueTask<ReceivedBody> ReceiveAsync(BodyInput input, CancellationToken cancellationToken)
    {
        var limit = Math.Min(input.Allowed?.Max ?? MaxSize, MaxSize);
        if (input.Length > limit)
            throw S3Errors.EntityTooLarge(input.Length.Value, limit);
        var algorithm = input.Checksum?.Algorithm ?? ChecksumAlgorithm.Crc64Nvme;
        using var checksum = Checksum.Of(algorithm);
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        using var sha256 = input.Sha256 is null ? null : IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var blob = blobs.Create();

        var size = 0L;
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            int read;
            while ((read = await input.Content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken)) > 0)
            {
                var bytes = buffer.AsMemory(0, read);
                md5.AppendData(bytes.Span);
                checksum.Append(bytes.Span);
                sha256?.AppendData(bytes.Span);
                await blob.WriteAsync(bytes, cancellationToken);
                if ((size += read) > limit)
                    throw S3Errors.EntityTooLarge(size, limit);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        if (input.Length is { } announced && announced != size)
            throw S3Errors.IncompleteBody();
        if (size < input.Allowed?.Min)
            throw S3Errors.EntityTooSmall(size, input.Allowed.Min);
        var hash = md5.GetHashAndReset();
        VerifyMd5(input.Md5, hash);
        if (sha256 is not null && Convert.ToHexStringLower(sha256.GetHashAndReset()) is var computed && computed != input.Sha256)
            throw S3Errors.XAmzContentSHA256Mismatch(input.Sha256!, computed);
        var value = Convert.ToBase64String(checksum.Finish());
        VerifyChecksum(input.Checksum, value);
        return new ReceivedBody(new BodyPart(await blob.CompleteAsync(cancellationToken), size), Convert.ToHexStringLower(hash), new StoredChecksum(algorithm, value));
    }

    /// <summary>Removes a body that no object came to name.</summary>
    public void Discard(ReceivedBody body) => blobs.Remove(body.Part.Blob);

    private static void VerifyMd5(string? claim, byte[] hash)
    {
        if (claim is null)
            return;
        Span<byte> claimed = stackalloc byte[32];
        if (claim.Length > 40 || !Convert.TryFromBase64String(claim, claimed, out var count) || count != 16)
            throw S3Errors.InvalidDigest(claim);
        if (!claimed[..16].SequenceEqual(hash))
            throw S3Errors.BadDigest(claim, Convert.ToBase64String(hash));
    }

    private static void VerifyChecksum(ChecksumInput? input, string computed)
    {
        if (input?.Claim() is not { } claim)
            return;
        if (!input.Algorithm.IsWellFormed(claim))
            throw S3Errors.InvalidRequest($"Value for {input.Algorithm.HeaderName()} header is invalid.");
        if (claim != computed)
            throw S3Errors.BadChecksum(input.Algorithm.WireName());
    }
}
