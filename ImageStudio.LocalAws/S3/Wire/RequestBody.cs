using System.Globalization;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.Bodies;
using ImageStudio.LocalAws.S3.Checksums;

namespace ImageStudio.LocalAws.S3.Wire;

/// <summary>
/// Finds the body of a request and what it is to be held against: plain or aws-chunked
/// (https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html), checksum in a header or a trailer.
/// </summary>
internal static class RequestBody
{
    private const string Sha256Header = "x-amz-content-sha256";

    /// <exception cref="AwsException">MissingContentLength, InvalidRequest, InvalidArgument.</exception>
    public static BodyInput Of(S3Request request, bool lengthRequired = true)
    {
        var sha256 = request.Header(Sha256Header);
        var md5 = request.Header("Content-MD5");
        if (sha256?.StartsWith("STREAMING-", StringComparison.Ordinal) is true || IsAwsChunked(request))
        {
            var length = DecodedLength(request);
            var chunked = new AwsChunkedStream(request.Http.Request.Body, length, request.Chunks);
            return new BodyInput(chunked) { Length = length, Md5 = md5, Checksum = OfTrailer(request, chunked) ?? OfHeader(request) };
        }

        if (lengthRequired && request.Http.Request.ContentLength is null && !request.Headers.TransferEncoding.Contains("chunked"))
            throw S3Errors.MissingContentLength();
        return new BodyInput(request.Http.Request.Body)
        {
            Length = request.Http.Request.ContentLength,
            Md5 = md5,
            Sha256 = sha256 is { Length: 64 } && sha256.All(char.IsAsciiHexDigit) ? sha256.ToLowerInvariant() : null,
            Checksum = OfHeader(request),
        };
    }

    /// <summary>The checksum that a header states, or the algorithm that one only names.</summary>
    /// <exception cref="AwsException">InvalidRequest: two of them, or malformed.</exception>
    public static ChecksumInput? OfHeader(S3Request request)
    {
        var stated = ChecksumAlgorithms.All.Where(a => request.Header(a.HeaderName()) is not null).ToList();
        if (stated.Count > 1)
            throw S3Errors.InvalidRequest("Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.");
        if (stated is [var algorithm])
        {
            var value = request.Header(algorithm.HeaderName())!;
            return algorithm.IsWellFormed(value.Split('-')[0]) ? new ChecksumInput(algorithm, () => value)
                : throw S3Errors.InvalidRequest($"Value for {algorithm.HeaderName()} header is invalid.");
        }
        return Named(request) is { } named ? new ChecksumInput(named, () => null) : null;
    }

    /// <exception cref="AwsException">InvalidRequest: there is no such algorithm.</exception>
    public static ChecksumAlgorithm? Named(S3Request request)
    {
        var name = request.Header("x-amz-sdk-checksum-algorithm") ?? request.Header("x-amz-checksum-algorithm");
        if (name is null)
            return null;
        return ChecksumAlgorithms.TryParse(name, out var algorithm) ? algorithm
            : throw S3Errors.InvalidRequest("Checksum algorithm provided is unsupported. Please try again with any of the valid types: [CRC32, CRC32C, CRC64NVME, SHA1, SHA256]");
    }

    private static ChecksumInput? OfTrailer(S3Request request, AwsChunkedStream body)
    {
        if (request.Header("x-amz-trailer") is not { } names)
            return null;
        foreach (var name in names.Split(',', StringSplitOptions.TrimEntries))
            foreach (var algorithm in ChecksumAlgorithms.All)
                if (string.Equals(name, algorithm.HeaderName(), StringComparison.OrdinalIgnoreCase))
                    return new ChecksumInput(algorithm, () => body.Trailers.GetValueOrDefault(algorithm.HeaderName()) ?? throw Missing(algorithm));
        throw S3Errors.InvalidRequest("The value specified in the x-amz-trailer header is not supported");
    }

    private static AwsException Missing(ChecksumAlgorithm algorithm) =>
        new("MalformedTrailerError", $"The request contained trailing data that was not well-formed or did not conform to our published schema: {algorithm.HeaderName()} is missing.");

    private static bool IsAwsChunked(S3Request request) =>
        request.Header("Content-Encoding")?.Split(',', StringSplitOptions.TrimEntries).Contains("aws-chunked", StringComparer.OrdinalIgnoreCase) is true
        && request.Header("x-amz-decoded-content-length") is not null;

    private static long DecodedLength(S3Request request) =>
        long.TryParse(request.Header("x-amz-decoded-content-length"), NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : throw S3Errors.MissingContentLength();
}
