using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.Operations;

namespace ImageStudio.LocalAws.S3.Wire;

/// <summary>Writes the results of the operations on buckets.</summary>
internal static class BucketWriters
{
    /// <summary>Status 200 without a body.</summary>
    public static Task Ok(HttpResponse response, Nothing result, S3Request request) => Task.CompletedTask;

    /// <summary>Status 204.</summary>
    public static Task NoContent(HttpResponse response, Nothing result, S3Request request)
    {
        response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    public static Task CreateBucket(HttpResponse response, CreateBucketResult result, S3Request request)
    {
        response.Headers.Location = result.Location;
        return Task.CompletedTask;
    }

    public static Task HeadBucket(HttpResponse response, HeadBucketResult result, S3Request request)
    {
        response.Headers["x-amz-bucket-region"] = result.Region;
        response.Headers["x-amz-access-point-alias"] = "false";
        response.ContentType = "application/xml";
        return Task.CompletedTask;
    }

    public static Task ListBuckets(HttpResponse response, ListBucketsResult result, S3Request request) => S3Xml.WriteAsync(response, "ListAllMyBucketsResult", xml =>
    {
        xml.Owner();
        xml.Element("Buckets", () =>
        {
            foreach (var bucket in result.Buckets)
            {
                xml.Element("Bucket", () =>
                {
                    xml.Element("Name", bucket.Name);
                    xml.Element("CreationDate", S3Time.Truncate(bucket.CreatedAt));
                    xml.Element("BucketRegion", bucket.Region);
                });
            }
        });
        if (result.Prefix.Length > 0)
            xml.Element("Prefix", result.Prefix);
        xml.Element("ContinuationToken", result.ContinuationToken);
    });

    // us-east-1 has no name here, from the times when it was the only region.
    public static Task Location(HttpResponse response, GetBucketLocationResult result, S3Request request) =>
        S3Xml.WriteAsync(response, "LocationConstraint", xml => xml.WriteString(result.Region == "us-east-1" ? "" : result.Region));

    public static Task Cors(HttpResponse response, GetBucketCorsResult result, S3Request request) => S3Xml.WriteAsync(response, "CORSConfiguration", xml =>
    {
        foreach (var rule in result.Rules)
        {
            xml.Element("CORSRule", () =>
            {
                xml.Element("ID", rule.Id);
                foreach (var (name, values) in new[] { ("AllowedHeader", rule.AllowedHeaders), ("AllowedMethod", rule.AllowedMethods), ("AllowedOrigin", rule.AllowedOrigins), ("ExposeHeader", rule.ExposeHeaders) })
                    foreach (var value in values)
                        xml.Element(name, value);
                xml.Element("MaxAgeSeconds", rule.MaxAgeSeconds);
            });
        }
    });

    public static Task PublicAccessBlock(HttpResponse response, GetPublicAccessBlockResult result, S3Request request) => S3Xml.WriteAsync(response, "PublicAccessBlockConfiguration", xml =>
    {
        xml.Element("BlockPublicAcls", result.Configuration.BlockPublicAcls);
        xml.Element("IgnorePublicAcls", result.Configuration.IgnorePublicAcls);
        xml.Element("BlockPublicPolicy", result.Configuration.BlockPublicPolicy);
        xml.Element("RestrictPublicBuckets", result.Configuration.RestrictPublicBuckets);
    });

    public static async Task Policy(HttpResponse response, GetBucketPolicyResult result, S3Request request)
    {
        response.ContentType = "application/json";
        await response.WriteAsync(result.Policy, request.Http.RequestAborted);
    }

    public static Task Tagging(HttpResponse response, GetBucketTaggingResult result, S3Request request) =>
        S3Xml.WriteAsync(response, "Tagging", xml => xml.Tags(result.Tags));

    public static Task OwnershipControls(HttpResponse response, GetBucketOwnershipControlsResult result, S3Request request) =>
        S3Xml.WriteAsync(response, "OwnershipControls", xml => xml.Element("Rule", () => xml.Element("ObjectOwnership", result.ObjectOwnership)));

    public static Task Versioning(HttpResponse response, GetBucketVersioningResult result, S3Request request) =>
        S3Xml.WriteAsync(response, "VersioningConfiguration", _ => { });

    public static Task Logging(HttpResponse response, GetBucketLoggingResult result, S3Request request) => S3Xml.WriteAsync(response, "BucketLoggingStatus", _ => { });

    public static Task Acceleration(HttpResponse response, GetBucketAccelerateConfigurationResult result, S3Request request) =>
        S3Xml.WriteAsync(response, "AccelerateConfiguration", _ => { });

    public static Task RequestPayment(HttpResponse response, GetBucketRequestPaymentResult result, S3Request request) =>
        S3Xml.WriteAsync(response, "RequestPaymentConfiguration", xml => xml.Element("Payer", "BucketOwner"));

    public static Task PolicyStatus(HttpResponse response, GetBucketPolicyStatusResult result, S3Request request) =>
        S3Xml.WriteAsync(response, "PolicyStatus", xml => xml.Element("IsPublic", result.IsPublic));

    public static Task Acl(HttpResponse response, GetBucketAclResult result, S3Request request) => S3Xml.WriteAsync(response, "AccessControlPolicy", xml =>
    {
        xml.Owner();
        xml.Element("AccessControlList", () => xml.Element("Grant", () =>
        {
            xml.WriteStartElement("Grantee");
            xml.WriteAttributeString("xsi", "type", "http://www.w3.org/2001/XMLSchema-instance", "CanonicalUser");
            xml.Element("ID", S3Identity.OwnerId);
            xml.Element("DisplayName", S3Identity.OwnerName);
            xml.WriteEndElement();
            xml.Element("Permission", "FULL_CONTROL");
        }));
    });

    public static Task Encryption(HttpResponse response, GetBucketEncryptionResult result, S3Request request) => S3Xml.WriteAsync(response, "ServerSideEncryptionConfiguration", xml =>
        xml.Element("Rule", () =>
        {
            xml.Element("ApplyServerSideEncryptionByDefault", () => xml.Element("SSEAlgorithm", "AES256"));
            xml.Element("BucketKeyEnabled", false);
        }));
}
