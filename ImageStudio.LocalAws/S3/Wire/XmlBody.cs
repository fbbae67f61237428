using System.Security.Cryptography;
using System.Xml;
using System.Xml.Linq;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.Checksums;

namespace ImageStudio.LocalAws.S3.Wire;

/// <summary>Reads the small XML documents of requests, verified like any other body.</summary>
internal static class XmlBody
{
    /// <summary>A thousand keys of 1024 bytes, each byte escaped; nothing legal is longer, in bytes.</summary>
    private const int MaxSize = 8 * 1024 * 1024;

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CheckCharacters = false };

    /// <summary>The root element, which has to have this name; <c>null</c> where the body is empty.</summary>
    /// <exception cref="AwsException">MalformedXML, BadDigest and the like.</exception>
    public static async ValueTask<XElement?> ReadOptionalAsync(S3Request request, string root) => Parse(await ReadBytesAsync(request), root);

    /// <summary>The root element, which has to have this name; <c>null</c> where there is nothing.</summary>
    /// <exception cref="AwsException">MalformedXML.</exception>
    public static XElement? Parse(byte[] bytes, string root)
    {
        if (bytes.Length == 0)
            return null;
        try
        {
            using var xml = XmlReader.Create(new MemoryStream(bytes), Settings);
            var element = XDocument.Load(xml).Root!;
            return element.Name.LocalName == root ? element : throw S3Errors.MalformedXML();
        }
        catch (XmlException)
        {
            throw S3Errors.MalformedXML();
        }
    }

    /// <summary>The root element, which has to be there.</summary>
    /// <exception cref="AwsException">MalformedXML, BadDigest and the like.</exception>
    public static async ValueTask<XElement> ReadAsync(S3Request request, string root) => await ReadOptionalAsync(request, root) ?? throw S3Errors.MalformedXML();

    /// <summary>The body, whole and verified.</summary>
    /// <exception cref="AwsException">BadDigest and the like, EntityTooLarge.</exception>
    public static async ValueTask<byte[]> ReadBytesAsync(S3Request request)
    {
        var input = RequestBody.Of(request, lengthRequired: false);
        using var memory = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await input.Content.ReadAsync(buffer, request.Http.RequestAborted) is > 0 and var read)
        {
            if (memory.Length + read > MaxSize)
                throw S3Errors.EntityTooLarge(memory.Length + read, MaxSize);
            memory.Write(buffer, 0, read);
        }
        var bytes = memory.ToArray();
        if (input.Md5 is { } md5 && Convert.ToBase64String(CryptographicOperations.HashData(HashAlgorithmName.MD5, bytes)) is var computed && md5 != computed)
            throw S3Errors.BadDigest(md5, computed);
        if (input.Sha256 is { } sha256 && Convert.ToHexStringLower(SHA256.HashData(bytes)) is var hash && sha256 != hash)
            throw S3Errors.XAmzContentSHA256Mismatch(sha256, hash);
        if (input.Checksum?.Claim() is { } claim)
            Verify(input.Checksum.Algorithm, claim, bytes);
        return bytes;
    }

    public static XElement? Child(this XElement element, string name) => element.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    public static IEnumerable<XElement> Children(this XElement element, string name) => element.Elements().Where(e => e.Name.LocalName == name);

    public static string? Text(this XElement element, string name) => element.Child(name)?.Value;

    /// <exception cref="AwsException">MalformedXML: the element is absent.</exception>
    public static string RequiredText(this XElement element, string name) => element.Text(name) ?? throw S3Errors.MalformedXML();

    /// <summary><c>&lt;TagSet&gt;&lt;Tag&gt;&lt;Key&gt;…</c> below an element.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Tags(this XElement element) =>
        [.. (element.Child("TagSet") ?? throw S3Errors.MalformedXML()).Children("Tag").Select(t => KeyValuePair.Create(t.RequiredText("Key"), t.RequiredText("Value")))];

    private static void Verify(ChecksumAlgorithm algorithm, string claim, byte[] bytes)
    {
        using var checksum = Checksum.Of(algorithm);
        checksum.Append(bytes);
        if (Convert.ToBase64String(checksum.Finish()) != claim)
            throw S3Errors.BadChecksum(algorithm.WireName());
    }
}
