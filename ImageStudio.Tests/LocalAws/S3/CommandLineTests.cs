using System.Security.Cryptography;
using ImageStudio.Tests.Fixtures;

namespace ImageStudio.Tests.LocalAws.S3;

/// <summary>Clients of other languages, where they are installed.</summary>
public sealed class CommandLineTests(S3Harness s3) : IClassFixture<S3Harness>
{
    private const string BotoScript = """
        import sys
        import boto3
        import urllib3
        from botocore.exceptions import ClientError
        s3 = boto3.client('s3')
        s3.create_bucket(Bucket='boto-bucket')
        key = 'ingest/Été & Söhne/My photo+1 100%.jpg'
        s3.put_object(Bucket='boto-bucket', Key=key, Body=b'hello', Metadata={'filter': 'sepia'}, IfNoneMatch='*')
        for condition in ({'IfNoneMatch': '*'}, {'IfMatch': '"other"'}):
            try:
                s3.put_object(Bucket='boto-bucket', Key=key, Body=b'x', **condition)
                sys.exit('a refused write succeeded')
            except ClientError as e:
                assert e.response['Error']['Code'] == 'PreconditionFailed', e
        got = s3.get_object(Bucket='boto-bucket', Key=key, ChecksumMode='ENABLED')
        assert got['Body'].read() == b'hello' and got['Metadata'] == {'filter': 'sepia'}
        assert [o['Key'] for o in s3.list_objects_v2(Bucket='boto-bucket')['Contents']] == [key]
        post = s3.generate_presigned_post('boto-bucket', key, Conditions=[['content-length-range', 1, 5]])
        for body, expected in ((b'again', 204), (b'too long', 400)):
            form, content_type = urllib3.encode_multipart_formdata(list(post['fields'].items()) + [('file', ('a.jpg', body))])
            answer = urllib3.request('POST', post['url'], body=form, headers={'Content-Type': content_type})
            assert answer.status == expected, answer.data
        assert s3.get_object(Bucket='boto-bucket', Key=key)['Body'].read() == b'again'
        s3.delete_objects(Bucket='boto-bucket', Delete={'Objects': [{'Key': key}]})
        s3.delete_bucket(Bucket='boto-bucket')
        print('done')
        """;

    [RequiresToolFact("aws")]
    public async Task Aws_cli_copies_a_large_file_in_parts_there_and_back()
    {
        using var folder = new TemporaryFolder();
        var (source, back) = (Path.Combine(folder.Path, "source.bin"), Path.Combine(folder.Path, "back.bin"));
        await File.WriteAllBytesAsync(source, RandomNumberGenerator.GetBytes((9 * 1024 * 1024) + 1));
        const string target = "s3://photos/ingest/Été & Söhne/My photo+1 100%.jpg";

        await AwsAsync("s3", "cp", source, target, "--only-show-errors");
        Assert.Contains("9437185 ingest/Été & Söhne/My photo+1 100%.jpg", await AwsAsync("s3", "ls", "s3://photos/ingest/", "--recursive"), StringComparison.Ordinal);
        await AwsAsync("s3", "cp", target, back, "--only-show-errors");
        Assert.Equal(SHA256.HashData(await File.ReadAllBytesAsync(source)), SHA256.HashData(await File.ReadAllBytesAsync(back)));
        await AwsAsync("s3", "rm", target);
    }

    [Boto3Fact]
    public async Task Boto3_writes_conditionally_posts_a_form_and_reads_back()
    {
        var outcome = await RunAsync("python3", "-c", BotoScript);
        Assert.True(outcome is { ExitCode: 0, Output: "done\n" }, outcome.ToString());
    }

    private async Task<string> AwsAsync(params string[] arguments)
    {
        var outcome = await RunAsync("aws", arguments);
        Assert.True(outcome.ExitCode == 0, $"aws {string.Join(' ', arguments)}: {outcome}");
        return outcome.Output;
    }

    private async Task<Tool.Outcome> RunAsync(string program, params string[] arguments)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        return await Tool.RunAsync(program, arguments, new Dictionary<string, string>
        {
            ["AWS_ENDPOINT_URL"] = s3.Server.Url.ToString(),
            ["AWS_ACCESS_KEY_ID"] = "test",
            ["AWS_SECRET_ACCESS_KEY"] = "test",
            ["AWS_DEFAULT_REGION"] = "us-east-1",
            ["AWS_CONFIG_FILE"] = Path.Combine(Path.GetTempPath(), "imagestudio-no-aws-config"),
            ["AWS_SHARED_CREDENTIALS_FILE"] = Path.Combine(Path.GetTempPath(), "imagestudio-no-aws-credentials"),
            ["PYTHONIOENCODING"] = "utf-8",
        }, deadline.Token);
    }
}
