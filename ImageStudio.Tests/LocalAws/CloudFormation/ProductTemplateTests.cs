using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;
using ImageStudio.LocalAws;
using ImageStudio.Tests.Fixtures;

namespace ImageStudio.Tests.LocalAws.CloudFormation;

/// <summary>The product's own template, by the clients that people use, and what it is for.</summary>
public class ProductTemplateTests
{
    private const string Key = "ingest/Été & Söhne/My photo+1 100%.jpg";

    [RequiresToolFact("aws")]
    public async Task Deploy_ByAwsCli_AnUploadReachesEveryQueueOnceAndTheMailArrives()
    {
        await using var server = await LocalAwsServer.StartAsync();
        var aws = new AwsCli(server);
        using var sqs = new AmazonSQSClient(new BasicAWSCredentials("test", "test"), new AmazonSQSConfig { ServiceURL = server.Url.ToString(), AuthenticationRegion = AwsCli.Region });
        using var folder = new TemporaryFolder();
        string[] deploy = ["cloudformation", "deploy", "--stack-name", "studio", "--template-file", Repository.Template, "--parameter-overrides", "NotificationEmail=me@studio.example"];

        await aws.RunAsync(deploy);
        var outputs = JsonNode.Parse(await aws.RunAsync("cloudformation", "describe-stacks", "--stack-name", "studio", "--query", "Stacks[0].Outputs"))!.AsArray()
            .ToDictionary(o => o!["OutputKey"]!.GetValue<string>(), o => o!["OutputValue"]!.GetValue<string>());
        Assert.Equal($"studio-photos-000000000000-{AwsCli.Region}", outputs["BucketName"]);

        await aws.RunAsync("s3", "cp", folder.Write("photo.jpg", "picture"), $"s3://{outputs["BucketName"]}/{Key}");
        foreach (var queue in new[] { "ThumbnailQueueUrl", "WebQueueUrl", "MobileQueueUrl", "NotifierQueueUrl" })
        {
            var envelope = JsonNode.Parse(Assert.Single((await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = outputs[queue], WaitTimeSeconds = 10, MaxNumberOfMessages = 10 })).Messages).Body)!;
            Assert.Equal(outputs["UploadsTopicArn"], envelope["TopicArn"]!.GetValue<string>());
            var record = Assert.Single(JsonNode.Parse(envelope["Message"]!.GetValue<string>())!["Records"]!.AsArray())!;
            Assert.Equal(Key, Uri.UnescapeDataString(record["s3"]!["object"]!["key"]!.GetValue<string>().Replace('+', ' ')));
        }

        await aws.RunAsync("sns", "publish", "--topic-arn", outputs["NotificationsTopicArn"], "--subject", "Ready", "--message", "Your photo is ready.");
        using var http = new HttpClient { BaseAddress = server.Url };
        var mail = Assert.Single(JsonNode.Parse(await http.GetStringAsync("/_localaws/api/inbox"))!["mails"]!.AsArray())!;
        Assert.Equal(("me@studio.example", "Ready"), (mail["to"]!.GetValue<string>(), mail["subject"]!.GetValue<string>()));

        var again = await aws.RunAsync([.. deploy, "--no-fail-on-empty-changeset"]);
        Assert.Contains("No changes to deploy", again, StringComparison.Ordinal);
    }

    [Boto3Fact]
    public async Task Stack_ByBoto3_IsMadeChangedRefusedAndDeleted()
    {
        await using var server = await LocalAwsServer.StartAsync();
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var environment = new Dictionary<string, string>
        {
            ["AWS_ACCESS_KEY_ID"] = "test", ["AWS_SECRET_ACCESS_KEY"] = "test", ["AWS_DEFAULT_REGION"] = AwsCli.Region, ["ENDPOINT"] = server.Url.ToString(), ["TEMPLATE"] = Repository.Template,
        };
        var outcome = await Tool.RunAsync("python3", ["-c", Script], environment, deadline.Token);
        Assert.True(outcome.ExitCode == 0, outcome.ToString());
    }

    private const string Script = """
        import boto3, os, json
        from botocore.exceptions import ClientError
        def client(name): return boto3.client(name, endpoint_url=os.environ["ENDPOINT"])
        cfn, sqs, s3 = client("cloudformation"), client("sqs"), client("s3")
        body = open(os.environ["TEMPLATE"]).read()
        assert [p["ParameterKey"] for p in cfn.validate_template(TemplateBody=body)["Parameters"]] == ["NotificationEmail", "AllowedOrigins"]
        cfn.create_stack(StackName="studio", TemplateBody=body, Tags=[{"Key": "team", "Value": "photos"}])
        cfn.get_waiter("stack_create_complete").wait(StackName="studio", WaiterConfig={"Delay": 1, "MaxAttempts": 5})
        stack = cfn.describe_stacks(StackName="studio")["Stacks"][0]
        outputs = {o["OutputKey"]: o["OutputValue"] for o in stack["Outputs"]}
        attributes = sqs.get_queue_attributes(QueueUrl=outputs["WebQueueUrl"], AttributeNames=["All"])["Attributes"]
        assert attributes["VisibilityTimeout"] == "120" and json.loads(attributes["RedrivePolicy"])["maxReceiveCount"] == 5, attributes
        bucket = outputs["BucketName"]
        assert s3.get_bucket_cors(Bucket=bucket)["CORSRules"][0]["AllowedOrigins"] == ["http://localhost:5080"]
        assert all(s3.get_public_access_block(Bucket=bucket)["PublicAccessBlockConfiguration"].values())
        assert len(cfn.list_stack_resources(StackName="studio")["StackResourceSummaries"]) == 22

        changed = json.loads(body)
        changed["Resources"]["WebQueue"]["Properties"]["VisibilityTimeout"] = 60
        changed["Resources"]["PhotosBucket"]["Properties"]["CorsConfiguration"]["CorsRules"][0]["MaxAge"] = 60
        cfn.update_stack(StackName="studio", TemplateBody=json.dumps(changed))
        cfn.get_waiter("stack_update_complete").wait(StackName="studio", WaiterConfig={"Delay": 1, "MaxAttempts": 5})
        assert sqs.get_queue_attributes(QueueUrl=outputs["WebQueueUrl"], AttributeNames=["All"])["Attributes"]["VisibilityTimeout"] == "60"
        assert s3.get_bucket_cors(Bucket=bucket)["CORSRules"][0]["MaxAgeSeconds"] == 60

        changed["Resources"]["WebQueue"]["Properties"]["VisibilityTimeout"] = 99999999
        cfn.update_stack(StackName="studio", TemplateBody=json.dumps(changed))
        assert cfn.describe_stacks(StackName="studio")["Stacks"][0]["StackStatus"] == "UPDATE_ROLLBACK_COMPLETE"
        failed = [e for e in cfn.describe_stack_events(StackName="studio")["StackEvents"] if e["ResourceStatus"] == "UPDATE_FAILED"]
        assert failed[0]["LogicalResourceId"] == "WebQueue" and "VisibilityTimeout" in failed[0]["ResourceStatusReason"], failed
        assert sqs.get_queue_attributes(QueueUrl=outputs["WebQueueUrl"], AttributeNames=["All"])["Attributes"]["VisibilityTimeout"] == "60"
        try:
            cfn.update_stack(StackName="studio", UsePreviousTemplate=True)
            raise AssertionError("an update without changes has to be refused")
        except ClientError as refusal:
            assert refusal.response["Error"]["Message"] == "No updates are to be performed.", refusal

        s3.put_object(Bucket=bucket, Key="ingest/photo.jpg", Body=b"picture")
        cfn.delete_stack(StackName="studio")
        assert cfn.describe_stacks(StackName="studio")["Stacks"][0]["StackStatus"] == "DELETE_FAILED"
        s3.delete_object(Bucket=bucket, Key="ingest/photo.jpg")
        cfn.delete_stack(StackName="studio")
        cfn.get_waiter("stack_delete_complete").wait(StackName=stack["StackId"], WaiterConfig={"Delay": 1, "MaxAttempts": 5})
        assert not s3.list_buckets()["Buckets"] and "QueueUrls" not in sqs.list_queues()
        """;
}
