using ImageStudio.LocalAws.S3.Operations;

namespace ImageStudio.LocalAws.S3.Wire;

/// <summary>Makes typed requests for the operations on objects.</summary>
internal static class ObjectReaders
{
    public static ValueTask<PutObjectRequest> PutObject(S3Request request) => new(new PutObjectRequest(request.Bucket, request.Key, RequestBody.Of(request))
    {
        Headers = ObjectHeaders.Content(request),
        Metadata = ObjectHeaders.Metadata(request),
        Tags = ObjectHeaders.Tags(request) ?? [],
        Condition = ObjectHeaders.WriteCondition(request),
    });

    public static ValueTask<GetObjectRequest> GetObject(S3Request request) => new(new GetObjectRequest(request.Bucket, request.Key)
    {
        Condition = ObjectHeaders.ReadCondition(request),
        Range = request.Header("Range"),
        PartNumber = request.Number("partNumber"),
    });

    public static ValueTask<HeadObjectRequest> HeadObject(S3Request request) => new(new HeadObjectRequest(request.Bucket, request.Key)
    {
        Condition = ObjectHeaders.ReadCondition(request),
        Range = request.Header("Range"),
        PartNumber = request.Number("partNumber"),
    });

    public static ValueTask<DeleteObjectRequest> DeleteObject(S3Request request) =>
        new(new DeleteObjectRequest(request.Bucket, request.Key) { Condition = ObjectHeaders.WriteCondition(request) });

    public static async ValueTask<DeleteObjectsRequest> DeleteObjects(S3Request request)
    {
        var delete = await XmlBody.ReadAsync(request, "Delete");
        List<string> keys = [];
        foreach (var item in delete.Children("Object"))
        {
            if (item.Text("VersionId") is not (null or "" or "null"))
                throw S3Errors.NotImplemented("Deleting a version");
            if (item.Child("ETag") is not null || item.Child("LastModifiedTime") is not null || item.Child("Size") is not null)
                throw S3Errors.NotImplemented("A condition on one of several deletions");
            keys.Add(item.RequiredText("Key"));
        }
        return new DeleteObjectsRequest(request.Bucket, keys, delete.Text("Quiet") == "true");
    }

    public static ValueTask<CopyObjectRequest> CopyObject(S3Request request)
    {
        var (bucket, key) = ObjectHeaders.CopySource(request);
        return new(new CopyObjectRequest(request.Bucket, request.Key, bucket, key)
        {
            SourceCondition = ObjectHeaders.ReadCondition(request, "x-amz-copy-source-"),
            Condition = ObjectHeaders.WriteCondition(request),
            ReplaceMetadata = IsReplace(request, "x-amz-metadata-directive"),
            Headers = ObjectHeaders.Content(request),
            Metadata = ObjectHeaders.Metadata(request),
            Tags = IsReplace(request, "x-amz-tagging-directive") ? ObjectHeaders.Tags(request) ?? [] : null,
            ChecksumAlgorithm = RequestBody.Named(request),
        });
    }

    public static ValueTask<ListObjectsV2Request> ListObjectsV2(S3Request request) => new(new ListObjectsV2Request(request.Bucket)
    {
        Prefix = request.Query("prefix") ?? "",
        Delimiter = request.Query("delimiter") ?? "",
        StartAfter = request.Query("start-after") ?? "",
        ContinuationToken = request.HasQuery("continuation-token") ? request.Query("continuation-token") ?? "" : null,
        MaxKeys = request.Number("max-keys") ?? 1000,
        FetchOwner = request.Query("fetch-owner") == "true",
        EncodeKeys = request.EncodingType(),
    });

    public static ValueTask<ListObjectsRequest> ListObjects(S3Request request) => new(new ListObjectsRequest(request.Bucket)
    {
        Prefix = request.Query("prefix") ?? "",
        Delimiter = request.Query("delimiter") ?? "",
        Marker = request.Query("marker") ?? "",
        MaxKeys = request.Number("max-keys") ?? 1000,
        EncodeKeys = request.EncodingType(),
    });

    public static ValueTask<ListObjectVersionsRequest> ListObjectVersions(S3Request request) => new(new ListObjectVersionsRequest(request.Bucket)
    {
        Prefix = request.Query("prefix") ?? "",
        Delimiter = request.Query("delimiter") ?? "",
        KeyMarker = request.Query("key-marker") ?? "",
        VersionIdMarker = request.Query("version-id-marker"),
        MaxKeys = request.Number("max-keys") ?? 1000,
        EncodeKeys = request.EncodingType(),
    });

    public static ValueTask<GetObjectAttributesRequest> GetObjectAttributes(S3Request request) => new(new GetObjectAttributesRequest(
        request.Bucket, request.Key, (request.Header("x-amz-object-attributes") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
    {
        Condition = ObjectHeaders.ReadCondition(request),
    });

    public static ValueTask<GetObjectTaggingRequest> GetObjectTagging(S3Request request) => new(new GetObjectTaggingRequest(request.Bucket, request.Key));

    public static async ValueTask<PutObjectTaggingRequest> PutObjectTagging(S3Request request) =>
        new(request.Bucket, request.Key, (await XmlBody.ReadAsync(request, "Tagging")).Tags());

    public static ValueTask<DeleteObjectTaggingRequest> DeleteObjectTagging(S3Request request) => new(new DeleteObjectTaggingRequest(request.Bucket, request.Key));

    private static bool IsReplace(S3Request request, string header) => request.Header(header) switch
    {
        null or "COPY" => false,
        "REPLACE" => true,
        var other => throw S3Errors.InvalidArgument($"Unknown {(header.Contains("tagging", StringComparison.Ordinal) ? "tagging" : "metadata")} directive.", header, other),
    };
}
