using ImageStudio.LocalAws.S3.Checksums;
using ImageStudio.LocalAws.S3.Operations;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Wire;

/// <summary>Makes typed requests for the operations on multipart uploads.</summary>
internal static class MultipartReaders
{
    public static ValueTask<CreateMultipartUploadRequest> Create(S3Request request) => new(new CreateMultipartUploadRequest(request.Bucket, request.Key)
    {
        Headers = ObjectHeaders.Content(request),
        Metadata = ObjectHeaders.Metadata(request),
        Tags = ObjectHeaders.Tags(request) ?? [],
        ChecksumAlgorithm = RequestBody.Named(request),
        ChecksumType = request.Header("x-amz-checksum-type"),
    });

    public static ValueTask<UploadPartRequest> UploadPart(S3Request request) =>
        new(new UploadPartRequest(request.Bucket, request.Key, UploadId(request), PartNumber(request), RequestBody.Of(request)));

    public static ValueTask<UploadPartCopyRequest> UploadPartCopy(S3Request request)
    {
        var (bucket, key) = ObjectHeaders.CopySource(request);
        return new(new UploadPartCopyRequest(request.Bucket, request.Key, UploadId(request), PartNumber(request), bucket, key)
        {
            SourceCondition = ObjectHeaders.ReadCondition(request, "x-amz-copy-source-"),
            SourceRange = request.Header("x-amz-copy-source-range"),
        });
    }

    public static async ValueTask<CompleteMultipartUploadRequest> Complete(S3Request request)
    {
        var document = await XmlBody.ReadAsync(request, "CompleteMultipartUpload");
        List<CompletedPart> parts = [];
        foreach (var part in document.Children("Part"))
        {
            if (!int.TryParse(part.RequiredText("PartNumber"), out var number))
                throw S3Errors.MalformedXML();
            var checksums = ChecksumAlgorithms.All.Where(a => part.Child(a.ElementName()) is not null).ToDictionary(a => a, a => part.RequiredText(a.ElementName()));
            parts.Add(new CompletedPart(number, part.RequiredText("ETag"), checksums));
        }
        return new CompleteMultipartUploadRequest(request.Bucket, request.Key, UploadId(request), parts)
        {
            Condition = ObjectHeaders.WriteCondition(request),
            Checksum = RequestBody.OfHeader(request),
        };
    }

    public static ValueTask<AbortMultipartUploadRequest> Abort(S3Request request) => new(new AbortMultipartUploadRequest(request.Bucket, request.Key, UploadId(request)));

    public static ValueTask<ListPartsRequest> ListParts(S3Request request) => new(new ListPartsRequest(request.Bucket, request.Key, UploadId(request))
    {
        PartNumberMarker = request.Number("part-number-marker") ?? 0,
        MaxParts = request.Number("max-parts") ?? 1000,
    });

    public static ValueTask<ListMultipartUploadsRequest> ListUploads(S3Request request) => new(new ListMultipartUploadsRequest(request.Bucket)
    {
        Prefix = request.Query("prefix") ?? "",
        Delimiter = request.Query("delimiter") ?? "",
        KeyMarker = request.Query("key-marker") ?? "",
        UploadIdMarker = request.Query("upload-id-marker") ?? "",
        MaxUploads = request.Number("max-uploads") ?? 1000,
        EncodeKeys = request.EncodingType(),
    });

    private static string UploadId(S3Request request) => request.Query("uploadId") ?? throw S3Errors.NoSuchUpload("");

    private static int PartNumber(S3Request request) => request.Number("partNumber")
        ?? throw S3Errors.InvalidArgument("Part number must be an integer between 1 and 10000, inclusive", "partNumber", "");
}

/// <summary>Writes the results of the operations on multipart uploads.</summary>
internal static class MultipartWriters
{
    public static Task Create(HttpResponse response, CreateMultipartUploadResult result, S3Request request)
    {
        response.Headers["x-amz-server-side-encryption"] = "AES256";
        if (result.Upload.ChecksumAlgorithm is { } algorithm)
        {
            response.Headers["x-amz-checksum-algorithm"] = algorithm.WireName();
            response.Headers["x-amz-checksum-type"] = result.Upload.Composite ? "COMPOSITE" : "FULL_OBJECT";
        }
        return S3Xml.WriteAsync(response, "InitiateMultipartUploadResult", xml =>
        {
            xml.Element("Bucket", result.Bucket);
            xml.Element("Key", result.Upload.Key);
            xml.Element("UploadId", result.Upload.Id);
        });
    }

    public static Task UploadPart(HttpResponse response, UploadPartResult result, S3Request request)
    {
        response.Headers.ETag = ETags.Quote(result.Part.ETag);
        response.Headers["x-amz-server-side-encryption"] = "AES256";
        if (result.ShowChecksum && result.Part.Checksum is { } checksum)
            response.Headers[checksum.Algorithm.HeaderName()] = checksum.Value;
        return Task.CompletedTask;
    }

    public static Task UploadPartCopy(HttpResponse response, UploadPartCopyResult result, S3Request request) => S3Xml.WriteAsync(response, "CopyPartResult", xml =>
    {
        xml.Element("LastModified", result.Part.LastModified);
        xml.Element("ETag", ETags.Quote(result.Part.ETag));
        if (result.Part.Checksum is { } checksum)
            xml.Element(checksum.Algorithm.ElementName(), checksum.Value);
    });

    public static Task Complete(HttpResponse response, CompleteMultipartUploadResult result, S3Request request)
    {
        response.Headers["x-amz-server-side-encryption"] = "AES256";
        var http = request.Http.Request;
        return S3Xml.WriteAsync(response, "CompleteMultipartUploadResult", xml =>
        {
            xml.Element("Location", $"{http.Scheme}://{http.Host}/{result.Bucket}/{Uri.EscapeDataString(result.Object.Key)}");
            xml.Element("Bucket", result.Bucket);
            xml.Element("Key", result.Object.Key);
            xml.Element("ETag", ETags.Quote(result.Object.ETag));
            xml.Checksum(result.Object.Checksum);
        });
    }

    public static Task ListParts(HttpResponse response, ListPartsResult result, S3Request request) => S3Xml.WriteAsync(response, "ListPartsResult", xml =>
    {
        xml.Element("Bucket", result.Request.Bucket);
        xml.Element("Key", result.Request.Key);
        xml.Element("UploadId", result.Request.UploadId);
        xml.Element("PartNumberMarker", result.Request.PartNumberMarker);
        xml.Element("NextPartNumberMarker", result.Parts.Count > 0 ? result.Parts[^1].Number : 0);
        xml.Element("MaxParts", Math.Min(result.Request.MaxParts, 1000));
        xml.Element("IsTruncated", result.IsTruncated);
        xml.Owner("Initiator");
        xml.Owner();
        xml.Element("StorageClass", "STANDARD");
        xml.Element("ChecksumAlgorithm", result.Upload.ChecksumAlgorithm?.WireName());
        foreach (var part in result.Parts)
        {
            xml.Element("Part", () =>
            {
                xml.Element("PartNumber", part.Number);
                xml.Element("LastModified", part.LastModified);
                xml.Element("ETag", ETags.Quote(part.ETag));
                xml.Element("Size", part.Size);
                if (part.Checksum is { } checksum)
                    xml.Element(checksum.Algorithm.ElementName(), checksum.Value);
            });
        }
    });

    public static Task ListUploads(HttpResponse response, ListMultipartUploadsResult result, S3Request request) => S3Xml.WriteAsync(response, "ListMultipartUploadsResult", xml =>
    {
        var asked = result.Request;
        xml.Element("Bucket", asked.Bucket);
        xml.Key("KeyMarker", asked.KeyMarker, asked.EncodeKeys);
        xml.Element("UploadIdMarker", asked.UploadIdMarker);
        xml.Key("NextKeyMarker", result.NextKey ?? "", asked.EncodeKeys);
        xml.Element("NextUploadIdMarker", result.NextUploadId);
        xml.Key("Prefix", asked.Prefix, asked.EncodeKeys);
        if (asked.Delimiter.Length > 0)
            xml.Key("Delimiter", asked.Delimiter, asked.EncodeKeys);
        if (asked.EncodeKeys)
            xml.Element("EncodingType", "url");
        xml.Element("MaxUploads", Math.Min(asked.MaxUploads, 1000));
        xml.Element("IsTruncated", result.NextKey is not null);
        foreach (var upload in result.Uploads)
            WriteUpload(xml, upload, asked.EncodeKeys);
        foreach (var prefix in result.CommonPrefixes)
            xml.Element("CommonPrefixes", () => xml.Key("Prefix", prefix, asked.EncodeKeys));
    });

    private static void WriteUpload(System.Xml.XmlWriter xml, MultipartUpload upload, bool encode) => xml.Element("Upload", () =>
    {
        xml.Key("Key", upload.Key, encode);
        xml.Element("UploadId", upload.Id);
        xml.Owner("Initiator");
        xml.Owner();
        xml.Element("StorageClass", "STANDARD");
        xml.Element("Initiated", upload.Initiated);
        xml.Element("ChecksumAlgorithm", upload.ChecksumAlgorithm?.WireName());
    });
}
