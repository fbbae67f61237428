using System.Security.Cryptography;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Wire.Signing;

namespace ImageStudio.LocalAws.S3.Wire;

/// <summary>
/// Verifies the signatures within an aws-chunked body: each covers its chunk and the signature before, the first one of which
/// is the request's. See https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html.
/// </summary>
/// <param name="key">The key that the request is signed with.</param>
/// <param name="request">The request's own signature.</param>
/// <param name="hasTrailer">Whether the trailers are signed as well.</param>
internal sealed class ChunkSignatures(byte[] key, SignedRequest request, bool hasTrailer) : IDisposable
{
    private const string Marker = "chunk-signature=";
    private const string TrailerName = "x-amz-trailer-signature";

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private string _last = request.Signature;
    private string _claim = "";

    /// <summary>Begins a chunk with the line that states its size and signature.</summary>
    public void Begin(string line) =>
        _claim = line.IndexOf(Marker, StringComparison.Ordinal) is >= 0 and var at ? line[(at + Marker.Length)..].Split(';')[0].Trim() : "";

    public void Append(ReadOnlySpan<byte> data) => _hash.AppendData(data);

    /// <summary>Ends a chunk.</summary>
    /// <exception cref="AwsException">SignatureDoesNotMatch.</exception>
    public void End() => Demand($"{SigV4.Algorithm}-PAYLOAD\n{Prefix}\n{SigV4.EmptyHash}\n{Convert.ToHexStringLower(_hash.GetHashAndReset())}", _claim);

    /// <summary>Ends the body with its trailers.</summary>
    /// <exception cref="AwsException">SignatureDoesNotMatch.</exception>
    public void EndTrailers(IReadOnlyDictionary<string, string> trailers)
    {
        if (!hasTrailer)
            return;
        var signed = string.Concat(trailers.Where(t => t.Key != TrailerName).Select(t => $"{t.Key}:{t.Value}\n"));
        Demand($"{SigV4.Algorithm}-TRAILER\n{Prefix}\n{SigV4.Hash(signed)}", trailers.GetValueOrDefault(TrailerName) ?? "");
    }

    public void Dispose() => _hash.Dispose();

    private string Prefix => $"{request.Date}\n{request.Scope.Text}\n{_last}";

    private void Demand(string text, string claim)
    {
        var signature = SigV4.Sign(key, text);
        if (!SigV4.AreEqual(signature, claim))
            throw S3Errors.SignatureDoesNotMatch(request.Scope.AccessKeyId, claim, text, canonical: null);
        _last = signature;
    }
}
