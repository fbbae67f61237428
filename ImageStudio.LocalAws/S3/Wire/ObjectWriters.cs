using System.Globalization;
using System.Xml;
using ImageStudio.LocalAws.S3.Bodies;
using ImageStudio.LocalAws.S3.Checksums;
using ImageStudio.LocalAws.S3.Operations;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Wire;

/// <summary>Writes the results of the operations on objects.</summary>
internal static class ObjectWriters
{
    private const int CopyBuffer = 128 * 1024;

    /// <summary>Query parameters by which a reader sets headers of the answer.</summary>
    private static readonly (string Query, string Header)[] Overrides =
    [
        ("response-content-type", "Content-Type"), ("response-content-language", "Content-Language"), ("response-expires", "Expires"),
        ("response-cache-control", "Cache-Control"), ("response-content-disposition", "Content-Disposition"), ("response-content-encoding", "Content-Encoding"),
    ];

    public static Task PutObject(HttpResponse response, PutObjectResult result, S3Request request)
    {
        response.Headers.ETag = ETags.Quote(result.Object.ETag);
        response.Headers["x-amz-server-side-encryption"] = "AES256";
        AddChecksum(response, result.Object.Checksum);
        return Task.CompletedTask;
    }

    public static async Task GetObject(HttpResponse response, GetObjectResult result, S3Request request)
    {
        await using var body = result.Body;
        AddObject(response, result.Object, result.Range, result.PartsCount, result.IsNotModified, request);
        if (body is not null)
            await body.CopyToAsync(response.Body, CopyBuffer, request.Http.RequestAborted);
    }

    public static Task HeadObject(HttpResponse response, HeadObjectResult result, S3Request request)
    {
        AddObject(response, result.Object, result.Range, result.PartsCount, result.IsNotModified, request);
        return Task.CompletedTask;
    }

    public static Task DeleteObjects(HttpResponse response, DeleteObjectsResult result, S3Request request) => S3Xml.WriteAsync(response, "DeleteResult", xml =>
    {
        foreach (var key in result.Deleted)
            xml.Element("Deleted", () => xml.Element("Key", key));
    });

    public static Task CopyObject(HttpResponse response, CopyObjectResult result, S3Request request)
    {
        response.Headers["x-amz-server-side-encryption"] = "AES256";
        return S3Xml.WriteAsync(response, "CopyObjectResult", xml =>
        {
            xml.Element("LastModified", result.Object.LastModified);
            xml.Element("ETag", ETags.Quote(result.Object.ETag));
            xml.Checksum(result.Object.Checksum);
        });
    }

    public static Task ListObjectsV2(HttpResponse response, ListObjectsV2Result result, S3Request request) => S3Xml.WriteAsync(response, "ListBucketResult", xml =>
    {
        var asked = result.Request;
        xml.Element("Name", asked.Bucket);
        xml.Key("Prefix", asked.Prefix, asked.EncodeKeys);
        if (asked.StartAfter.Length > 0)
            xml.Key("StartAfter", asked.StartAfter, asked.EncodeKeys);
        xml.Element("ContinuationToken", asked.ContinuationToken);
        xml.Element("NextContinuationToken", result.NextContinuationToken);
        xml.Element("KeyCount", result.Page.Objects.Count + result.Page.CommonPrefixes.Count);
        WriteListingEnd(xml, asked.MaxKeys, asked.Delimiter, result.Page, asked.EncodeKeys);
        WriteEntries(xml, result.Page, asked.EncodeKeys, asked.FetchOwner);
    });

    public static Task ListObjects(HttpResponse response, ListObjectsResult result, S3Request request) => S3Xml.WriteAsync(response, "ListBucketResult", xml =>
    {
        var asked = result.Request;
        xml.Element("Name", asked.Bucket);
        xml.Key("Prefix", asked.Prefix, asked.EncodeKeys);
        xml.Key("Marker", asked.Marker, asked.EncodeKeys);
        if (result.NextMarker is { } next)
            xml.Key("NextMarker", next, asked.EncodeKeys);
        WriteListingEnd(xml, asked.MaxKeys, asked.Delimiter, result.Page, asked.EncodeKeys);
        WriteEntries(xml, result.Page, asked.EncodeKeys, withOwner: true);
    });

    public static Task ListObjectVersions(HttpResponse response, ListObjectVersionsResult result, S3Request request) => S3Xml.WriteAsync(response, "ListVersionsResult", xml =>
    {
        var asked = result.Request;
        xml.Element("Name", asked.Bucket);
        xml.Key("Prefix", asked.Prefix, asked.EncodeKeys);
        xml.Key("KeyMarker", asked.KeyMarker, asked.EncodeKeys);
        xml.Element("VersionIdMarker", asked.VersionIdMarker ?? "");
        if (result.Page.IsTruncated)
        {
            xml.Key("NextKeyMarker", result.Page.Last, asked.EncodeKeys);
            xml.Element("NextVersionIdMarker", "null");
        }
        WriteListingEnd(xml, asked.MaxKeys, asked.Delimiter, result.Page, asked.EncodeKeys);
        WriteEntries(xml, result.Page, asked.EncodeKeys, withOwner: true, "Version");
    });

    public static Task GetObjectAttributes(HttpResponse response, GetObjectAttributesResult result, S3Request request)
    {
        var value = result.Object;
        response.Headers.LastModified = S3Time.Http(value.LastModified);
        return S3Xml.WriteAsync(response, "GetObjectAttributesResponse", xml =>
        {
            if (result.Attributes.Contains("ETag"))
                xml.Element("ETag", value.ETag);
            if (result.Attributes.Contains("Checksum") && value.Checksum is not null)
                xml.Element("Checksum", () => xml.Checksum(value.Checksum));
            if (result.Attributes.Contains("ObjectParts") && value.IsMultipart)
                xml.Element("ObjectParts", () => xml.Element("PartsCount", value.Body.Count));
            if (result.Attributes.Contains("StorageClass"))
                xml.Element("StorageClass", "STANDARD");
            if (result.Attributes.Contains("ObjectSize"))
                xml.Element("ObjectSize", value.Size);
        });
    }

    public static Task GetObjectTagging(HttpResponse response, GetObjectTaggingResult result, S3Request request) =>
        S3Xml.WriteAsync(response, "Tagging", xml => xml.Tags(result.Tags));

    /// <summary>States a checksum in its header.</summary>
    public static void AddChecksum(HttpResponse response, StoredChecksum? checksum)
    {
        if (checksum is null)
            return;
        response.Headers[checksum.Algorithm.HeaderName()] = checksum.Value;
        response.Headers["x-amz-checksum-type"] = checksum.Composite ? "COMPOSITE" : "FULL_OBJECT";
    }

    private static void AddObject(HttpResponse response, StoredObject value, ByteRange? range, int? partsCount, bool isNotModified, S3Request request)
    {
        var headers = response.Headers;
        headers.ETag = ETags.Quote(value.ETag);
        headers.LastModified = S3Time.Http(value.LastModified);
        if (isNotModified)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        response.StatusCode = range is null ? StatusCodes.Status200OK : StatusCodes.Status206PartialContent;
        response.ContentLength = range?.Length ?? value.Size;
        headers.AcceptRanges = "bytes";
        if (range is { } part)
            headers.ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes {part.Start}-{part.End}/{value.Size}");
        AddContent(headers, value.Headers);
        foreach (var (name, text) in value.Metadata)
            headers[ObjectHeaders.MetadataHeader(name)] = ObjectHeaders.Encode(text);
        headers["x-amz-server-side-encryption"] = "AES256";
        if (value.Tags.Count > 0)
            headers["x-amz-tagging-count"] = value.Tags.Count.ToString(CultureInfo.InvariantCulture);
        if (partsCount is { } count)
            headers["x-amz-mp-parts-count"] = count.ToString(CultureInfo.InvariantCulture);
        // A checksum of the whole does not fit a part of it.
        if (range is null && string.Equals(request.Header("x-amz-checksum-mode"), "ENABLED", StringComparison.OrdinalIgnoreCase))
            AddChecksum(response, value.Checksum);
        foreach (var (query, header) in Overrides)
            if (request.Query(query) is { } text)
                headers[header] = ObjectHeaders.Encode(text);
    }

    private static void AddContent(IHeaderDictionary headers, ContentHeaders content)
    {
        headers.ContentType = ObjectHeaders.Encode(content.ContentType ?? "binary/octet-stream");
        Add("Cache-Control", content.CacheControl);
        Add("Content-Disposition", content.ContentDisposition);
        Add("Content-Encoding", content.ContentEncoding);
        Add("Content-Language", content.ContentLanguage);
        Add("Expires", content.Expires);
        Add("x-amz-website-redirect-location", content.WebsiteRedirectLocation);

        void Add(string name, string? value)
        {
            if (value is not null)
                headers[name] = ObjectHeaders.Encode(value);
        }
    }

    private static void WriteListingEnd(XmlWriter xml, int maxKeys, string delimiter, ListingPage page, bool encode)
    {
        xml.Element("MaxKeys", Math.Min(maxKeys, 1000));
        if (delimiter.Length > 0)
            xml.Key("Delimiter", delimiter, encode);
        if (encode)
            xml.Element("EncodingType", "url");
        xml.Element("IsTruncated", page.IsTruncated);
    }

    private static void WriteEntries(XmlWriter xml, ListingPage page, bool encode, bool withOwner, string element = "Contents")
    {
        foreach (var value in page.Objects)
        {
            xml.Element(element, () =>
            {
                xml.Key("Key", value.Key, encode);
                if (element == "Version")
                {
                    xml.Element("VersionId", "null");
                    xml.Element("IsLatest", true);
                }
                xml.Element("LastModified", value.LastModified);
                xml.Element("ETag", ETags.Quote(value.ETag));
                if (value.Checksum is { } checksum)
                {
                    xml.Element("ChecksumAlgorithm", checksum.Algorithm.WireName());
                    xml.Element("ChecksumType", checksum.Composite ? "COMPOSITE" : "FULL_OBJECT");
                }
                xml.Element("Size", value.Size);
                if (withOwner)
                    xml.Owner();
                xml.Element("StorageClass", "STANDARD");
            });
        }
        foreach (var prefix in page.CommonPrefixes)
            xml.Element("CommonPrefixes", () => xml.Key("Prefix", prefix, encode));
    }
}
