using System.Globalization;
using System.Runtime.CompilerServices;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.S3;

/// <summary>The errors of S3, https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html.</summary>
internal static class S3Errors
{
    public static AwsException NoSuchBucket(string bucket) => Error("The specified bucket does not exist", 404, ("BucketName", bucket));

    public static AwsException NoSuchKey(string key) => Error("The specified key does not exist.", 404, ("Key", key));

    public static AwsException BucketAlreadyOwnedByYou(string bucket) =>
        Error("Your previous request to create the named bucket succeeded and you already own it.", 409, ("BucketName", bucket));

    public static AwsException BucketNotEmpty(string bucket) => Error("The bucket you tried to delete is not empty", 409, ("BucketName", bucket));

    public static AwsException InvalidBucketName(string bucket) => Error("The specified bucket is not valid.", 400, ("BucketName", bucket));

    public static AwsException IllegalLocationConstraintException(string constraint, string region) => Error(
        $"The {(constraint.Length == 0 ? "unspecified" : constraint)} location constraint is incompatible for the region specific endpoint this request was sent to ({region}).");

    public static AwsException KeyTooLongError(int size) => Error("Your key is too long", 400, ("Size", Number(size)), ("MaxSizeAllowed", "1024"));

    public static AwsException MetadataTooLarge(int size) =>
        Error("Your metadata headers exceed the maximum allowed metadata size", 400, ("Size", Number(size)), ("MaxSizeAllowed", "2048"));

    public static AwsException InvalidRange(string range, long size) =>
        Error("The requested range is not satisfiable", 416, ("RangeRequested", range), ("ActualObjectSize", Number(size)));

    public static AwsException PreconditionFailed(string condition) =>
        Error("At least one of the pre-conditions you specified did not hold", 412, ("Condition", condition));

    public static AwsException HeaderNotImplemented(string header) =>
        new("NotImplemented", "A header you provided implies functionality that is not implemented", 501) { Details = Details(("Header", header)) };

    public static AwsException NotImplemented(string what) => Error($"{what} is not implemented by LocalAws.", 501);

    public static AwsException MethodNotAllowed(string method, string resourceType) =>
        Error("The specified method is not allowed against this resource.", 405, ("Method", method), ("ResourceType", resourceType));

    public static AwsException InvalidArgument(string message, string? name = null, string? value = null) =>
        name is null ? Error(message) : Error(message, 400, ("ArgumentName", name), ("ArgumentValue", value ?? ""));

    public static AwsException InvalidRequest(string message) => Error(message);

    public static AwsException InvalidURI(string uri) => Error("Couldn't parse the specified URI.", 400, ("URI", uri));

    public static AwsException InvalidDigest(string digest) => Error("The Content-MD5 you specified was invalid.", 400, ("Content-MD5", digest));

    public static AwsException BadDigest(string expected, string calculated) => Error(
        "The Content-MD5 you specified did not match what we received.", 400, ("ExpectedDigest", expected), ("CalculatedDigest", calculated));

    public static AwsException BadChecksum(string algorithm) =>
        new("BadDigest", $"The {algorithm} you specified did not match the calculated checksum.");

    public static AwsException XAmzContentSHA256Mismatch(string client, string computed) => Error(
        "The provided 'x-amz-content-sha256' header does not match what was computed.", 400, ("ClientComputedContentSHA256", client), ("S3ComputedContentSHA256", computed));

    public static AwsException IncompleteBody() => Error("You did not provide the number of bytes specified by the Content-Length HTTP header");

    public static AwsException MissingContentLength() => Error("You must provide the Content-Length HTTP header.", 411);

    public static AwsException EntityTooLarge(long size, long limit) =>
        Error("Your proposed upload exceeds the maximum allowed size", 400, ("ProposedSize", Number(size)), ("MaxSizeAllowed", Number(limit)));

    public static AwsException MalformedXML() => Error("The XML you provided was not well-formed or did not validate against our published schema");

    public static AwsException MalformedPolicy(string message) => Error(message);

    public static AwsException NoSuchUpload(string upload) => Error(
        "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.", 404, ("UploadId", upload));

    public static AwsException InvalidPart(string upload, int part, string etag) => Error(
        "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
        400, ("UploadId", upload), ("PartNumber", Number(part)), ("ETag", etag));

    public static AwsException InvalidPartOrder(string upload) =>
        Error("The list of parts was not in ascending order. Parts must be ordered by part number.", 400, ("UploadId", upload));

    public static AwsException InvalidPartNumber(int part, int parts) =>
        Error("The requested partnumber is not satisfiable", 416, ("PartNumberRequested", Number(part)), ("ActualPartCount", Number(parts)));

    public static AwsException EntityTooSmall(int part, long size, string etag) => Error(
        "Your proposed upload is smaller than the minimum allowed size", 400,
        ("ETag", etag), ("MinSizeAllowed", "5242880"), ("PartNumber", Number(part)), ("ProposedSize", Number(size)));

    public static AwsException EntityTooSmall(long size, long least) =>
        Error("Your proposed upload is smaller than the minimum allowed size", 400, ("ProposedSize", Number(size)), ("MinSizeAllowed", Number(least)));

    public static AwsException MalformedPOSTRequest() => Error("The body of your POST request is not well-formed multipart/form-data.");

    public static AwsException MaxPostPreDataLengthExceeded() => Error("Your POST request fields preceding the upload file were too large.");

    public static AwsException InvalidPolicyDocument(string what) => Error("Invalid Policy: " + what);

    public static AwsException NoSuchTagSet(string bucket) => Error("The TagSet does not exist", 404, ("BucketName", bucket));

    public static AwsException InvalidTag(string message) => Error(message);

    public static AwsException NoSuchCORSConfiguration(string bucket) => Error("The CORS configuration does not exist", 404, ("BucketName", bucket));

    public static AwsException NoSuchLifecycleConfiguration(string bucket) => Error("The lifecycle configuration does not exist", 404, ("BucketName", bucket));

    public static AwsException NoSuchWebsiteConfiguration(string bucket) => Error("The specified bucket does not have a website configuration", 404, ("BucketName", bucket));

    public static AwsException ReplicationConfigurationNotFoundError(string bucket) => Error("The replication configuration was not found", 404, ("BucketName", bucket));

    public static AwsException ObjectLockConfigurationNotFoundError(string bucket) =>
        Error("Object Lock configuration does not exist for this bucket", 404, ("BucketName", bucket));

    public static AwsException NoSuchBucketPolicy(string bucket) => Error("The bucket policy does not exist", 404, ("BucketName", bucket));

    public static AwsException NoSuchPublicAccessBlockConfiguration(string bucket) =>
        Error("The public access block configuration was not found", 404, ("BucketName", bucket));

    public static AwsException OwnershipControlsNotFoundError(string bucket) => Error("The bucket ownership controls were not found", 404, ("BucketName", bucket));

    public static AwsException AccessDenied(string message, params (string, string)[] details) =>
        new(nameof(AccessDenied), message, 403) { Details = Details(details) };

    /// <summary>What a preflight gets that no rule allows.</summary>
    public static AwsException AccessForbidden(string message) => Error(message, 403);

    public static AwsException AuthorizationHeaderMalformed(string what) => Error("The authorization header is malformed; " + what);

    public static AwsException InvalidAccessKeyId(string id) => Error("The AWS Access Key Id you provided does not exist in our records.", 403, ("AWSAccessKeyId", id));

    public static AwsException InvalidToken() => Error("The provided token is malformed or otherwise invalid.");

    public static AwsException ExpiredToken() => Error("The provided token has expired.");

    public static AwsException RequestTimeTooSkewed(string request, string server, TimeSpan limit) => Error(
        "The difference between the request time and the current time is too large.", 403,
        ("RequestTime", request), ("ServerTime", server), ("MaxAllowedSkewMilliseconds", Number((long)limit.TotalMilliseconds)));

    /// <summary>With what was signed here, so that a client's author sees where theirs differs.</summary>
    public static AwsException SignatureDoesNotMatch(string id, string signature, string textToSign, string? canonical) => new(
        nameof(SignatureDoesNotMatch), "The request signature we calculated does not match the signature you provided. Check your key and signing method.", 403)
    {
        Details = canonical is null
            ? Details(("AWSAccessKeyId", id), ("StringToSign", textToSign), ("SignatureProvided", signature))
            : Details(("AWSAccessKeyId", id), ("StringToSign", textToSign), ("SignatureProvided", signature), ("CanonicalRequest", canonical)),
    };

    public static AwsException AuthorizationQueryParametersError(string message) => Error(message);

    public static AwsException InternalError() => Error("We encountered an internal error. Please try again.", 500);

    private static AwsException Error(string message, int status, (string, string) detail, [CallerMemberName] string code = "") =>
        new(code, message, status) { Details = Details(detail) };

    private static AwsException Error(string message, int status, (string, string) first, (string, string) second, [CallerMemberName] string code = "") =>
        new(code, message, status) { Details = Details(first, second) };

    private static AwsException Error(string message, int status, (string, string) first, (string, string) second, (string, string) third, [CallerMemberName] string code = "") =>
        new(code, message, status) { Details = Details(first, second, third) };

    private static AwsException Error(
        string message, int status, (string, string) first, (string, string) second, (string, string) third, (string, string) fourth, [CallerMemberName] string code = "") =>
        new(code, message, status) { Details = Details(first, second, third, fourth) };

    private static AwsException Error(string message, int status = 400, [CallerMemberName] string code = "") => new(code, message, status);

    private static Dictionary<string, string> Details(params (string Name, string Value)[] details) => details.ToDictionary(d => d.Name, d => d.Value);

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
