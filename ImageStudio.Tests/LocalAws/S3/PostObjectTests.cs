using System.Net;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Amazon.S3;
using Amazon.S3.Model;

namespace ImageStudio.Tests.LocalAws.S3;

public sealed class PostObjectTests(S3Harness s3) : IClassFixture<S3Harness>
{
    private static readonly (string, string) Any = PostForm.Policy("""["starts-with", "$key", ""]""");

    private Uri Bucket => new(s3.Server.Url, S3Harness.Bucket);

    [Fact]
    public async Task A_form_puts_its_file_with_everything_that_the_fields_say()
    {
        var folder = S3Harness.NewKey("Été & Söhne");
        using var form = PostForm.Of(
            [
                ("key", folder + "/${filename}"), ("Content-Type", "image/jpeg"), ("x-amz-meta-filter", "sepia"), ("x-amz-meta-original-name", "Ünten.jpg"),
                ("tagging", "<Tagging><TagSet><Tag><Key>a</Key><Value>b</Value></Tag></TagSet></Tagging>"), ("acl", "private"), ("x-ignore-me", "1"),
                ("x-amz-checksum-crc32", "DUoRhQ=="), ("success_action_status", "201"),
                PostForm.Policy($$"""
                    {"bucket": "photos"}, ["starts-with", "$key", "{{folder}}/My"], ["eq", "$Content-Type", "image/jpeg"], {"x-amz-meta-filter": "sepia"}, {"acl": "private"},
                    ["starts-with", "$x-amz-meta-original-name", ""], ["starts-with", "$tagging", ""], {"success_action_status": "201"}, ["starts-with", "$x-amz-checksum-crc32", ""],
                    ["content-length-range", 11, 11]
                    """),
            ],
            "hello world", @"C:\photos\My photo+1 100%.jpg");
        using var response = await s3.Http.PostAsync(Bucket, form);
        var key = folder + "/My photo+1 100%.jpg";

        var answer = XElement.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal((HttpStatusCode.Created, "PostResponse"), (response.StatusCode, answer.Name.ToString()));
        Assert.Equal([$"{Bucket}/{Uri.EscapeDataString(key)}", "photos", key, "\"5eb63bbbe01eeed093cb22bb8f5acdc3\""], answer.Elements().Select(e => e.Value));
        Assert.Equal("hello world", await s3.GetTextAsync(key));
        var head = await s3.Client.GetObjectMetadataAsync(S3Harness.Bucket, key);
        Assert.Equal(("image/jpeg", "sepia"), (head.Headers.ContentType, head.Metadata["filter"]));
        Assert.Equal("b", (await s3.Client.GetObjectTaggingAsync(new GetObjectTaggingRequest { BucketName = S3Harness.Bucket, Key = key })).Tagging.Single().Value);
    }

    [Theory]
    [InlineData("""{"bucket": "photos"}, ["eq", "$key", "a/b"]""", "Extra input fields: x-amz-meta-a")]
    [InlineData("""["eq", "$key", "a/c"], ["starts-with", "$x-amz-meta-a", ""]""", """Policy Condition failed: ["eq", "$key", "a/c"]""")]
    [InlineData("""{"key": "a/b"}, {"bucket": "other"}, ["starts-with", "$x-amz-meta-a", ""]""", """Policy Condition failed: ["eq", "$bucket", "other"]""")]
    [InlineData("""{"key": "a/b"}, ["starts-with", "$x-amz-meta-a", "2"]""", """Policy Condition failed: ["starts-with", "$x-amz-meta-a", "2"]""")]
    [InlineData("""{"key": "a/b"}, ["starts-with", "$x-amz-meta-a", ""], ["starts-with", "$Filename", ""]""", """Policy Condition failed: ["starts-with", "$filename", ""]""")]
    public async Task A_form_that_its_policy_does_not_allow_is_refused_with_the_condition(string conditions, string message)
    {
        var (status, error) = await PostAsync([("key", "a/b"), ("x-amz-meta-a", "1"), PostForm.Policy(conditions)]);

        Assert.Equal((403, "AccessDenied", "Invalid according to Policy: " + message), (status, error.Element("Code")?.Value, error.Element("Message")?.Value));
        Assert.Equal("NoSuchKey", (await S3Harness.RefusalAsync(() => s3.Client.GetObjectAsync(S3Harness.Bucket, "a/b"))).Code);
    }

    [Theory]
    [InlineData(1, 4, "EntityTooLarge", "MaxSizeAllowed", "4")]
    [InlineData(6, 9, "EntityTooSmall", "MinSizeAllowed", "6")]
    public async Task The_size_of_the_file_is_bound_to_the_policy(int min, int max, string code, string detail, string limit)
    {
        var (status, error) = await PostAsync([("key", "sized"), PostForm.Policy($$"""{"key": "sized"}, ["content-length-range", {{min}}, {{max}}]""")]);

        Assert.Equal((400, code, limit, "5"), (status, error.Element("Code")?.Value, error.Element(detail)?.Value, error.Element("ProposedSize")?.Value));
        Assert.Equal("NoSuchKey", (await S3Harness.RefusalAsync(() => s3.Client.GetObjectAsync(S3Harness.Bucket, "sized"))).Code);
    }

    [Fact]
    public async Task A_policy_ends_with_its_expiration()
    {
        var (status, error) = await PostAsync([("key", "late"), PostForm.Policy("""{"key": "late"}""", TimeProvider.System.GetUtcNow().AddSeconds(-1))]);

        Assert.Equal((403, "AccessDenied", "Invalid according to Policy: Policy expired."), (status, error.Element("Code")?.Value, error.Element("Message")?.Value));
    }

    [Theory]
    [InlineData("not json", "Invalid Policy: Invalid JSON.")]
    [InlineData("""{"conditions": []}""", "Invalid Policy: Policy missing expiration.")]
    [InlineData("""{"expiration": "soon", "conditions": []}""", "Invalid Policy: Invalid 'expiration' value: 'soon'")]
    [InlineData("""{"expiration": "2100-01-01T00:00:00Z"}""", "Invalid Policy: Policy missing conditions.")]
    [InlineData("""{"expiration": "2100-01-01T00:00:00Z", "conditions": [{"a": "b", "c": "d"}]}""", "Invalid Policy: Invalid Simple-Condition: Simple-Conditions must have exactly one property specified.")]
    public async Task A_malformed_policy_is_told(string policy, string message)
    {
        var (status, error) = await PostAsync([("key", "k"), ("policy", Convert.ToBase64String(Encoding.UTF8.GetBytes(policy)))]);

        Assert.Equal((400, "InvalidPolicyDocument", message), (status, error.Element("Code")?.Value, error.Element("Message")?.Value));
    }

    [Fact]
    public async Task A_malformed_form_is_told()
    {
        Assert.Equal("Bucket POST must contain a field named 'key'.  If it is specified, please check the order of the fields.", (await PostAsync([Any])).Error.Element("Message")?.Value);
        Assert.Equal("MaxPostPreDataLengthExceeded", (await PostAsync([("key", "k"), ("x-amz-meta-a", new string('a', 21_000))])).Error.Element("Code")?.Value);
        Assert.Equal("MetadataTooLarge", (await PostAsync([("key", "k"), ("x-amz-meta-a", new string('a', 2_048))])).Error.Element("Code")?.Value);
        Assert.Equal("BadDigest", (await PostAsync([("key", "k"), ("x-amz-checksum-crc32", "AAAAAA==")])).Error.Element("Code")?.Value);
        Assert.Equal("MalformedPOSTRequest", (await PostAsync([("key", "k"), ("x-amz-meta-a b", "1")])).Error.Element("Code")?.Value);

        using var fileless = new MultipartFormDataContent { { new StringContent("k"), "key" } };
        Assert.Equal("POST requires exactly one file upload per request.", (await SendAsync(fileless)).Error.Element("Message")?.Value);
        Assert.Equal("PreconditionFailed", (await SendAsync(new StringContent("k"))).Error.Element("Code")?.Value);
        using var torn = new StringContent("------form-7d1b\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\nk\r\n------form-7d1b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nhel");
        torn.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse("multipart/form-data; boundary=----form-7d1b");
        Assert.Equal("MalformedPOSTRequest", (await SendAsync(torn)).Error.Element("Code")?.Value);
    }

    [Theory]
    [InlineData("success_action_status", "200", 200, null)]
    [InlineData("success_action_status", "404", 204, null)]
    [InlineData("success_action_redirect", "http://127.0.0.1:1/done?a=b", 303, "http://127.0.0.1:1/done?a=b&bucket=photos&key=a%2Fb%20c&etag=%225d41402abc4b2a76b9719d911017c592%22")]
    [InlineData("success_action_redirect", "javascript:alert(1)", 204, null)]
    public async Task A_form_chooses_its_answer(string field, string value, int status, string? location)
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var http = new HttpClient(handler);
        using var form = PostForm.Of([("key", "a/b c"), (field, value)], "hello");
        using var response = await http.PostAsync(Bucket, form);

        Assert.Equal((status, location ?? $"{Bucket}/a%2Fb%20c"), ((int)response.StatusCode, response.Headers.Location?.OriginalString));
        Assert.Equal("", await response.Content.ReadAsStringAsync());
        Assert.Equal("hello", await s3.GetTextAsync("a/b c"));
    }

    [Fact]
    public async Task A_page_of_another_origin_posts_what_a_rule_allows_and_nothing_else()
    {
        await s3.Client.PutBucketAsync("pages");
        using var form = PostForm.Of([("key", "from-a-page"), Any], "hello");
        using var refused = await PostFromAsync("http://evil.example", form);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);

        await s3.Client.PutCORSConfigurationAsync(new PutCORSConfigurationRequest
        {
            BucketName = "pages",
            Configuration = new CORSConfiguration { Rules = [new CORSRule { AllowedOrigins = ["http://studio.example"], AllowedMethods = ["POST"], ExposeHeaders = ["ETag"] }] },
        });
        using var allowed = await PostFromAsync("http://studio.example", PostForm.Of([("key", "from-a-page"), Any], "hello"));
        Assert.Equal(HttpStatusCode.NoContent, allowed.StatusCode);
        Assert.Equal("http://studio.example", allowed.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal(HttpStatusCode.Forbidden, (await PostFromAsync("http://evil.example", PostForm.Of([("key", "k"), Any], "hello"))).StatusCode);
    }

    [Fact]
    public async Task A_form_is_announced_as_ObjectCreated_Post_and_only_where_the_queue_lets_the_bucket_send()
    {
        await using var aws = await EmulatedAws.StartAsync();
        using var client = S3Harness.Connect(aws.Server.Url);
        await client.PutBucketAsync(S3Harness.Bucket);
        var queue = await aws.CreateQueueAsync("uploads");
        var notification = new PutBucketNotificationRequest
        {
            BucketName = S3Harness.Bucket,
            QueueConfigurations = [new QueueConfiguration { Queue = EmulatedAws.QueueArn("uploads"), Events = [EventType.ObjectCreatedPost] }],
        };
        var refusal = await Assert.ThrowsAsync<AmazonS3Exception>(() => client.PutBucketNotificationAsync(notification));
        Assert.Equal(("InvalidArgument", "Unable to validate the following destination configurations"), (refusal.ErrorCode, refusal.Message));

        await aws.Sqs.SetQueueAttributesAsync(queue, new Dictionary<string, string>
        {
            ["Policy"] = $$"""{"Statement":[{"Effect":"Allow","Principal":{"Service":"s3.amazonaws.com"},"Action":"sqs:SendMessage","Resource":"{{EmulatedAws.QueueArn("uploads")}}","Condition":{"ArnEquals":{"aws:SourceArn":"arn:aws:s3:::photos"} } }]}""",
        });
        await client.PutBucketNotificationAsync(notification);
        using var form = PostForm.Of([("key", "ingest/a")], "hello");
        (await aws.Http.PostAsync(S3Harness.Bucket, form)).EnsureSuccessStatusCode();

        List<string> bodies = [];
        while (bodies.Count < 2)
            bodies.AddRange((await aws.ReceiveAsync(queue, waitSeconds: 5)).Select(m => m.Body));
        Assert.Contains("s3:TestEvent", bodies[0], StringComparison.Ordinal);
        Assert.Equal("ObjectCreated:Post", JsonDocument.Parse(bodies[1]).RootElement.GetProperty("Records")[0].GetProperty("eventName").GetString());
    }

    private async Task<HttpResponseMessage> PostFromAsync(string origin, HttpContent form)
    {
        using var post = new HttpRequestMessage(HttpMethod.Post, new Uri(s3.Server.Url, "pages")) { Content = form, Headers = { { "Origin", origin } } };
        return await s3.Http.SendAsync(post);
    }

    private async Task<(int Status, XElement Error)> PostAsync(IEnumerable<(string, string)> fields)
    {
        using var form = PostForm.Of(fields, "hello");
        return await SendAsync(form);
    }

    private async Task<(int Status, XElement Error)> SendAsync(HttpContent content)
    {
        using var response = await s3.Http.PostAsync(Bucket, content);
        return ((int)response.StatusCode, XElement.Parse(await response.Content.ReadAsStringAsync()));
    }
}
