using System.Globalization;
using System.Xml.Linq;
using Amazon.S3;
using Amazon.S3.Model;

namespace ImageStudio.Tests.LocalAws.S3;

/// <summary>What clients ask of buckets that may have more than these have.</summary>
public sealed class UnversionedTests(S3Harness s3) : IClassFixture<S3Harness>
{
    [Fact]
    public async Task Each_object_is_its_only_version_page_by_page()
    {
        await s3.Client.PutBucketAsync("versions");
        foreach (var n in Enumerable.Range(0, 5))
            await s3.Client.PutObjectAsync(new PutObjectRequest { BucketName = "versions", Key = string.Create(CultureInfo.InvariantCulture, $"a/{n} é"), ContentBody = "x" });
        await s3.Client.PutObjectAsync(new PutObjectRequest { BucketName = "versions", Key = "b/1", ContentBody = "x" });

        List<S3ObjectVersion> versions = [];
        var request = new ListVersionsRequest { BucketName = "versions", MaxKeys = 4 };
        ListVersionsResponse page;
        do
        {
            page = await s3.Client.ListVersionsAsync(request);
            versions.AddRange(page.Versions);
            (request.KeyMarker, request.VersionIdMarker) = (page.NextKeyMarker, page.NextVersionIdMarker);
        }
        while (page.IsTruncated is true);
        Assert.Equal(["a/0 é", "a/1 é", "a/2 é", "a/3 é", "a/4 é", "b/1"], versions.Select(v => v.Key));
        Assert.All(versions, v => Assert.Equal(("null", true, 1L), (v.VersionId, v.IsLatest, v.Size)));
        Assert.Equal(["a/", "b/"], (await s3.Client.ListVersionsAsync(new ListVersionsRequest { BucketName = "versions", Delimiter = "/" })).CommonPrefixes);

        await s3.Client.DeleteObjectsAsync(new DeleteObjectsRequest { BucketName = "versions", Objects = [.. versions.Select(v => new KeyVersion { Key = v.Key, VersionId = v.VersionId })] });
        await s3.Client.DeleteBucketAsync("versions");
    }

    [Fact]
    public async Task Attributes_are_those_that_were_asked_for()
    {
        var key = S3Harness.NewKey();
        await s3.PutAsync(key, "hello", request => request.ChecksumAlgorithm = ChecksumAlgorithm.SHA256);
        var all = await s3.Client.GetObjectAttributesAsync(new GetObjectAttributesRequest { BucketName = S3Harness.Bucket, Key = key, ObjectAttributes = [ObjectAttributes.ETag, ObjectAttributes.Checksum, ObjectAttributes.ObjectSize, ObjectAttributes.StorageClass] });
        Assert.Equal(("5d41402abc4b2a76b9719d911017c592", "LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=", 5L, S3StorageClass.Standard), (all.ETag, all.Checksum.ChecksumSHA256, all.ObjectSize, all.StorageClass));

        var size = await s3.Client.GetObjectAttributesAsync(new GetObjectAttributesRequest { BucketName = S3Harness.Bucket, Key = key, ObjectAttributes = [ObjectAttributes.ObjectSize] });
        Assert.Equal((null, null, 5L), (size.ETag, size.Checksum, size.ObjectSize));
    }

    [Theory]
    [InlineData("accelerate", "AccelerateConfiguration", "")]
    [InlineData("logging", "BucketLoggingStatus", "")]
    [InlineData("requestPayment", "RequestPaymentConfiguration", "BucketOwner")]
    [InlineData("versioning", "VersioningConfiguration", "")]
    [InlineData("website", "Error", "NoSuchWebsiteConfiguration")]
    [InlineData("replication", "Error", "ReplicationConfigurationNotFoundError")]
    [InlineData("object-lock", "Error", "ObjectLockConfigurationNotFoundError")]
    [InlineData("policyStatus", "Error", "NoSuchBucketPolicy")]
    [InlineData("lifecycle", "Error", "NoSuchLifecycleConfiguration")]
    public async Task What_a_bucket_does_not_have_is_answered_as_by_S3(string subresource, string root, string value)
    {
        using var response = await s3.Http.GetAsync(new Uri(s3.Server.Url, $"{S3Harness.Bucket}?{subresource}"));
        var answer = XElement.Parse(await response.Content.ReadAsStringAsync());

        Assert.Equal(root == "Error" ? 404 : 200, (int)response.StatusCode);
        Assert.Equal((root, value), (answer.Name.LocalName, root == "Error" ? answer.Element("Code")!.Value : answer.Value));
        using var absent = await s3.Http.GetAsync(new Uri(s3.Server.Url, $"no-such-bucket?{subresource}"));
        Assert.Contains("NoSuchBucket<", await absent.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
