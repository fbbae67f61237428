using ImageStudio.LocalAws.S3.Checksums;

namespace ImageStudio.LocalAws.S3.Bodies;

/// <summary>A checksum that the client claims for a body.</summary>
/// <param name="Algorithm">Which one.</param>
/// <param name="Claim">Gives the claimed value once the body was read (it may be a trailer); <c>null</c> to calculate only.</param>
internal sealed record ChecksumInput(ChecksumAlgorithm Algorithm, Func<string?> Claim);

/// <summary>A body on its way in, with everything that it is held against.</summary>
/// <param name="Content">The bytes, without any transfer coding.</param>
internal sealed record BodyInput(Stream Content)
{
    /// <summary>Announced length in bytes.</summary>
    public long? Length { get; init; }

    /// <summary>The size that the client's own policy allows; <c>null</c> for S3's limit alone.</summary>
    public SizeRange? Allowed { get; init; }

    /// <summary><c>Content-MD5</c>, Base64.</summary>
    public string? Md5 { get; init; }

    /// <summary><c>x-amz-content-sha256</c> where it is a hash of the body, hexadecimal.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The checksum to keep; <c>null</c> where the client says nothing.</summary>
    public ChecksumInput? Checksum { get; init; }
}
