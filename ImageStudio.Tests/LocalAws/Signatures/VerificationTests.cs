using System.Net;
using System.Text;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.SQS;
using ImageStudio.LocalAws;
using ImageStudio.Tests.Fixtures;
using ImageStudio.Tests.LocalAws.S3;
using Microsoft.Extensions.Options;

namespace ImageStudio.Tests.LocalAws.Signatures;

public sealed class VerificationTests : IAsyncLifetime
{
    private const string Id = "AKIDLOCALAWS";
    private const string Secret = "the/secret+of=a+test";
    private const string Key = "ingest/Été & Söhne/My photo+1 100%.jpg";

    private const string Script = """
        import boto3, sys, urllib3
        from botocore.config import Config
        from botocore.exceptions import ClientError

        def code(call):
            try:
                call()
            except ClientError as e:
                assert 'secret+of' not in str(e.response), e.response
                return e.response['Error']['Code']
            return 'none'

        key = 'a b/ü+1.txt'
        for config in (Config(), Config(signature_version='s3v4')):
            s3 = boto3.client('s3', config=config)
            s3.create_bucket(Bucket='boto')
            s3.put_object(Bucket='boto', Key=key, Body=b'hello', Metadata={'a': 'b  c'})
            assert [o['Key'] for o in s3.list_objects_v2(Bucket='boto', Prefix='a b/')['Contents']] == [key]
            url = s3.generate_presigned_url('get_object', Params={'Bucket': 'boto', 'Key': key, 'ResponseContentType': 'text/x'})
            assert urllib3.request('GET', url).data == b'hello', urllib3.request('GET', url).data
            answer = urllib3.request('GET', url.replace('text', 'next'))
            assert answer.status == 403 and b'SignatureDoesNotMatch' in answer.data, answer.data
            post = s3.generate_presigned_post('boto', 'form')
            def send(fields):
                form, content_type = urllib3.encode_multipart_formdata(list(fields.items()) + [('file', ('a.jpg', b'hello'))])
                return urllib3.request('POST', post['url'], body=form, headers={'Content-Type': content_type})
            answer = send(post['fields'])
            assert answer.status == 204, answer.data
            forged = {k: ('0' * 64 if k.lower() in ('signature', 'x-amz-signature') else v) for k, v in post['fields'].items()}
            for fields, expected in ((forged, b'SignatureDoesNotMatch'), ({'key': 'form'}, b'AccessDenied')):
                answer = send(fields)
                assert answer.status == 403 and expected in answer.data, answer.data

        wrong = dict(aws_access_key_id='AKIDLOCALAWS', aws_secret_access_key='wrong')
        unknown = dict(aws_access_key_id='AKIDUNKNOWN', aws_secret_access_key='wrong')
        for service, operation, codes in (
            ('s3', 'list_buckets', ('SignatureDoesNotMatch', 'InvalidAccessKeyId')),
            ('sqs', 'list_queues', ('SignatureDoesNotMatch', 'InvalidClientTokenId')),
            ('sns', 'list_topics', ('SignatureDoesNotMatch', 'InvalidClientTokenId')),
            ('sts', 'get_caller_identity', ('SignatureDoesNotMatch', 'InvalidClientTokenId')),
            ('cloudformation', 'list_stacks', ('SignatureDoesNotMatch', 'InvalidClientTokenId'))):
            getattr(boto3.client(service), operation)()
            told = tuple(code(getattr(boto3.client(service, **keys), operation)) for keys in (wrong, unknown))
            assert told == codes, (service, told)

        queue = boto3.client('sqs').create_queue(QueueName='work')['QueueUrl']
        sts = boto3.client('sts')
        assert sts.get_caller_identity()['Arn'] == 'arn:aws:iam::000000000000:user/tester'
        role = sts.assume_role(RoleArn='arn:aws:iam::000000000000:role/path/worker', RoleSessionName='me')
        key = role['Credentials']
        session = dict(aws_access_key_id=key['AccessKeyId'], aws_secret_access_key=key['SecretAccessKey'], aws_session_token=key['SessionToken'])
        told = boto3.client('sts', **session).get_caller_identity()
        assert told['Arn'] == 'arn:aws:sts::000000000000:assumed-role/worker/me' == role['AssumedRoleUser']['Arn'], told
        assert told['UserId'] == role['AssumedRoleUser']['AssumedRoleId'], told
        boto3.client('sqs', **session).send_message(QueueUrl=queue, MessageBody='hello')
        boto3.client('s3', **session).get_object(Bucket='boto', Key='form')
        assert urllib3.request('GET', boto3.client('s3', **session).generate_presigned_url('get_object', Params={'Bucket': 'boto', 'Key': 'form'})).status == 200
        session.pop('aws_session_token')
        assert code(boto3.client('sqs', **session).list_queues) == 'InvalidClientTokenId'
        assert code(boto3.client('s3', **session).list_buckets) == 'InvalidAccessKeyId'
        session['aws_session_token'] = key['SessionToken'][:-8] + 'AAAAAAA='
        assert code(boto3.client('sqs', **session).list_queues) == 'InvalidClientTokenId'
        assert code(boto3.client('s3', **session).list_buckets) == 'InvalidToken'
        print('done')
        """;

    private readonly ManualTimeProvider _clock = new(TimeProvider.System.GetUtcNow());
    private LocalAwsServer _server = null!;

    public async Task InitializeAsync() =>
        _server = await LocalAwsServer.StartAsync(options => options.Credentials.Add(new LocalAwsCredential { AccessKeyId = Id, SecretAccessKey = Secret, UserName = "tester" }), _clock);

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task The_right_key_opens_everything_with_signed_chunks_and_trailers()
    {
        using var client = Connect(Id, Secret);
        await client.PutBucketAsync("photos");
        foreach (var checksum in new[] { ChecksumAlgorithm.CRC32, ChecksumAlgorithm.SHA256 })
            await client.PutObjectAsync(new PutObjectRequest { BucketName = "photos", Key = Key, InputStream = new MemoryStream(new byte[300_000]), ChecksumAlgorithm = checksum });
        await client.PutObjectAsync(new PutObjectRequest { BucketName = "photos", Key = "unchunked", ContentBody = "hello", UseChunkEncoding = false });

        using var response = await client.GetObjectAsync("photos", Key);
        Assert.Equal(300_000, response.ContentLength);
        Assert.Equal([Key, "unchunked"], (await client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = "photos" })).S3Objects.Select(o => o.Key));
        await client.DeleteObjectsAsync(new DeleteObjectsRequest { BucketName = "photos", Objects = [new KeyVersion { Key = "unchunked" }] });
    }

    [Fact]
    public async Task Wrong_unknown_and_late_keys_are_refused_as_by_S3()
    {
        using var wrong = Connect(Id, "wrong");
        var refusal = await Assert.ThrowsAsync<AmazonS3Exception>(() => wrong.ListBucketsAsync());
        Assert.Equal(("SignatureDoesNotMatch", HttpStatusCode.Forbidden), (refusal.ErrorCode, refusal.StatusCode));
        Assert.DoesNotContain(Secret, refusal.ToString(), StringComparison.Ordinal);
        using var unknown = Connect("AKIDUNKNOWN", Secret);
        Assert.Equal(("InvalidAccessKeyId", 403), await S3Harness.RefusalAsync(() => unknown.ListBucketsAsync()));

        _clock.Advance(TimeSpan.FromMinutes(16));
        using var late = Connect(Id, Secret);
        Assert.Equal(("RequestTimeTooSkewed", 403), await S3Harness.RefusalAsync(() => late.ListBucketsAsync()));
        using var queues = new AmazonSQSClient(new BasicAWSCredentials(Id, Secret), new AmazonSQSConfig { ServiceURL = _server.Url.ToString(), AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 });
        var expired = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => queues.ListQueuesAsync(""));
        Assert.StartsWith("Signature expired", expired.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Presigned_requests_are_bound_to_what_was_signed()
    {
        using var client = Connect(Id, Secret);
        await client.PutBucketAsync("photos");
        using var http = new HttpClient();
        var put = await UrlAsync(client, HttpVerb.PUT);
        Assert.Equal(HttpStatusCode.OK, (await http.PutAsync(put, new StringContent("hello"))).StatusCode);
        var get = await UrlAsync(client, HttpVerb.GET);
        Assert.Equal("hello", await http.GetStringAsync(get));

        Assert.Contains("<Code>SignatureDoesNotMatch</Code>", await ErrorAsync(await http.GetAsync(get.Replace("My", "Your", StringComparison.Ordinal))), StringComparison.Ordinal);
        Assert.Contains("<Code>SignatureDoesNotMatch</Code>", await ErrorAsync(await http.DeleteAsync(get)), StringComparison.Ordinal);
        using var more = new HttpRequestMessage(HttpMethod.Put, put) { Content = new StringContent("x"), Headers = { { "x-amz-meta-more", "1" } } };
        Assert.Contains("<HeadersNotSigned>x-amz-meta-more</HeadersNotSigned>", await ErrorAsync(await http.SendAsync(more)), StringComparison.Ordinal);
        _clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Contains("<Message>Request has expired</Message>", await ErrorAsync(await http.GetAsync(get)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unsigned_requests_are_refused_in_the_form_of_each_service_and_pages_are_not_asked()
    {
        using var http = new HttpClient { BaseAddress = _server.Url };
        Assert.Contains("<Code>AccessDenied</Code>", await ErrorAsync(await http.GetAsync("photos")), StringComparison.Ordinal);
        Assert.Contains("<Code>MissingAuthenticationToken</Code>", await ErrorAsync(await http.GetAsync("?Action=GetCallerIdentity&Version=2011-06-15")), StringComparison.Ordinal);
        using var json = new HttpRequestMessage(HttpMethod.Post, "") { Content = new StringContent("{}", Encoding.UTF8, "application/x-amz-json-1.0"), Headers = { { "X-Amz-Target", "AmazonSQS.ListQueues" } } };
        using var refused = await http.SendAsync(json);
        Assert.Contains("#MissingAuthenticationTokenException", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("MissingAuthenticationToken;Sender", refused.Headers.GetValues("x-amzn-query-error").Single());
        // The link of a mail: refused for its token, not for want of a signature.
        Assert.DoesNotContain("MissingAuthenticationToken", await ErrorAsync(await http.GetAsync("?Action=ConfirmSubscription&TopicArn=arn:aws:sns:us-east-1:000000000000:a&Token=b")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("health")).StatusCode);
    }

    [Fact]
    public async Task Faults_in_the_settings_are_all_told_without_a_secret()
    {
        var faults = await Assert.ThrowsAsync<OptionsValidationException>(() => LocalAwsServer.StartAsync(options =>
        {
            options.Credentials.Add(new LocalAwsCredential { AccessKeyId = Id, SecretAccessKey = Secret });
            options.Credentials.Add(new LocalAwsCredential { AccessKeyId = Id, SecretAccessKey = " " });
            options.Credentials.Add(new LocalAwsCredential { AccessKeyId = "a/b", SecretAccessKey = Secret });
        }));

        Assert.Contains("LocalAws:Credentials:1:AccessKeyId is 'AKIDLOCALAWS', and so is an earlier one.", faults.Message, StringComparison.Ordinal);
        Assert.Contains("LocalAws:Credentials:1:SecretAccessKey is empty.", faults.Message, StringComparison.Ordinal);
        Assert.Contains("LocalAws:Credentials:2:AccessKeyId is 'a/b'", faults.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, faults.Message, StringComparison.Ordinal);
    }

    [Boto3Fact]
    public async Task Boto3_is_verified_on_every_service_and_works_with_the_keys_of_a_role()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var outcome = await Tool.RunAsync("python3", ["-c", Script], new Dictionary<string, string>
        {
            ["AWS_ENDPOINT_URL"] = _server.Url.ToString(),
            ["AWS_ACCESS_KEY_ID"] = Id,
            ["AWS_SECRET_ACCESS_KEY"] = Secret,
            ["AWS_DEFAULT_REGION"] = "us-east-1",
            ["AWS_MAX_ATTEMPTS"] = "1",
        }, deadline.Token);
        Assert.True(outcome is { ExitCode: 0, Output: "done\n" }, outcome.ToString());
    }

    private static Task<string> UrlAsync(AmazonS3Client client, HttpVerb verb) => client.GetPreSignedURLAsync(new GetPreSignedUrlRequest
    {
        BucketName = "photos", Key = Key, Verb = verb, Protocol = Protocol.HTTP, Expires = TimeProvider.System.GetUtcNow().AddMinutes(10).UtcDateTime,
    });

    private static async Task<string> ErrorAsync(HttpResponseMessage response)
    {
        using (response)
        {
            Assert.False(response.IsSuccessStatusCode, "an unsigned request succeeded");
            return await response.Content.ReadAsStringAsync();
        }
    }

    private AmazonS3Client Connect(string id, string secret) =>
        new(new BasicAWSCredentials(id, secret), new AmazonS3Config { ServiceURL = _server.Url.ToString(), AuthenticationRegion = "us-east-1", MaxErrorRetry = 0, UseHttp = true });
}
