using System.Globalization;
using System.Text;
using System.Xml;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Wire;

/// <summary>Writes S3's XML documents.</summary>
internal static class S3Xml
{
    public const string Namespace = "http://s3.amazonaws.com/doc/2006-03-01/";

    // Keys may hold characters that XML cannot; clients ask for encoding-type=url then, and those who do not get them as they are.
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), CheckCharacters = false };

    /// <summary>Answers with a document in S3's namespace.</summary>
    public static Task WriteAsync(HttpResponse response, string root, Action<XmlWriter> content, int status = 200)
    {
        response.StatusCode = status;
        return SendAsync(response, Document(root, Namespace, content));
    }

    /// <summary>Answers with a document that S3 writes without a namespace; the status is set already.</summary>
    public static Task WritePlainAsync(HttpResponse response, string root, Action<XmlWriter> content) => SendAsync(response, Document(root, "", content));

    /// <summary>Answers with an error: without namespace, and to HEAD with the status alone.</summary>
    public static Task WriteErrorAsync(HttpContext http, AwsException error, S3Target target, string requestId)
    {
        http.Response.StatusCode = error.StatusCode;
        if (HttpMethods.IsHead(http.Request.Method))
            return Task.CompletedTask;
        return SendAsync(http.Response, Document("Error", "", xml =>
        {
            xml.WriteElementString("Code", error.Code);
            xml.WriteElementString("Message", error.Message);
            foreach (var (name, value) in error.Details)
                xml.WriteElementString(name, value);
            if (target.Bucket is not null && !error.Details.ContainsKey("BucketName"))
                xml.WriteElementString("BucketName", target.Bucket);
            if (target.Key is not null && !error.Details.ContainsKey("Key"))
                xml.WriteElementString("Key", target.Key);
            xml.WriteElementString("RequestId", requestId);
            xml.WriteElementString("HostId", S3Identity.HostId);
        }));
    }

    public static void Element(this XmlWriter xml, string name, Action content)
    {
        xml.WriteStartElement(name);
        content();
        xml.WriteEndElement();
    }

    public static void Element(this XmlWriter xml, string name, string? value)
    {
        if (value is not null)
            xml.WriteElementString(name, value);
    }

    public static void Element(this XmlWriter xml, string name, long? value) => xml.Element(name, value?.ToString(CultureInfo.InvariantCulture));

    public static void Element(this XmlWriter xml, string name, bool value) => xml.WriteElementString(name, value ? "true" : "false");

    public static void Element(this XmlWriter xml, string name, DateTimeOffset value) => xml.WriteElementString(name, S3Time.Iso(value));

    /// <summary>A key as listings show it.</summary>
    public static void Key(this XmlWriter xml, string name, string value, bool encode) => xml.WriteElementString(name, encode ? EncodeKey(value) : value);

    public static void Owner(this XmlWriter xml, string name = "Owner") => xml.Element(name, () =>
    {
        xml.Element("ID", S3Identity.OwnerId);
        xml.Element("DisplayName", S3Identity.OwnerName);
    });

    public static void Tags(this XmlWriter xml, IReadOnlyDictionary<string, string> tags) => xml.Element("TagSet", () =>
    {
        foreach (var (key, value) in tags)
        {
            xml.Element("Tag", () =>
            {
                xml.Element("Key", key);
                xml.Element("Value", value);
            });
        }
    });

    public static void Checksum(this XmlWriter xml, StoredChecksum? checksum)
    {
        if (checksum is null)
            return;
        xml.Element(Checksums.ChecksumAlgorithms.ElementName(checksum.Algorithm), checksum.Value);
        xml.Element("ChecksumType", checksum.Composite ? "COMPOSITE" : "FULL_OBJECT");
    }

    // S3 writes a space as a plus and leaves slashes alone.
    private static string EncodeKey(string key) => Uri.EscapeDataString(key).Replace("%2F", "/", StringComparison.Ordinal).Replace("%20", "+", StringComparison.Ordinal);

    private static byte[] Document(string root, string xmlNamespace, Action<XmlWriter> content)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, Settings))
        {
            xml.WriteStartElement(root, xmlNamespace);
            content(xml);
            xml.WriteEndElement();
        }
        return stream.ToArray();
    }

    private static async Task SendAsync(HttpResponse response, byte[] document)
    {
        response.ContentType = "application/xml";
        response.ContentLength = document.Length;
        await response.Body.WriteAsync(document, response.HttpContext.RequestAborted);
    }
}
