using ImageStudio.LocalAws;
using ImageStudio.Tests.Fixtures;

namespace ImageStudio.Tests.LocalAws.CloudFormation;

public class AwsCliDeployTests
{
    [RequiresToolFact("aws")]
    public async Task Deploy_QueueAndItsPolicy_ChangesWithTheTemplateAndGoesWithTheStack()
    {
        await using var server = await LocalAwsServer.StartAsync();
        var aws = new AwsCli(server);
        using var folder = new TemporaryFolder();
        var template = folder.Write("template.yaml", Template);

        await aws.RunAsync("cloudformation", "deploy", "--stack-name", "jobs", "--template-file", template);
        var url = await aws.RunAsync("cloudformation", "describe-stacks", "--stack-name", "jobs", "--query", "Stacks[0].Outputs[0].OutputValue", "--output", "text");
        Assert.StartsWith(server.Url.ToString(), url, StringComparison.Ordinal);

        await aws.RunAsync("cloudformation", "deploy", "--stack-name", "jobs", "--template-file", template, "--parameter-overrides", "Visibility=45");
        var timeout = await aws.RunAsync("sqs", "get-queue-attributes", "--queue-url", url, "--attribute-names", "All", "--query", "Attributes.[VisibilityTimeout,Policy]", "--output", "text");
        Assert.StartsWith("45", timeout, StringComparison.Ordinal);
        Assert.Contains("sqs:SendMessage", timeout, StringComparison.Ordinal);

        var again = await aws.RunAsync("cloudformation", "deploy", "--stack-name", "jobs", "--no-fail-on-empty-changeset", "--template-file", template);
        Assert.Contains("No changes to deploy", again, StringComparison.Ordinal);

        await aws.RunAsync("cloudformation", "delete-stack", "--stack-name", "jobs");
        await aws.RunAsync("cloudformation", "wait", "stack-delete-complete", "--stack-name", "jobs");
        Assert.NotEqual(0, (await aws.TryAsync("sqs", "get-queue-attributes", "--queue-url", url)).ExitCode);
    }

    private const string Template = """
        Parameters:
          Visibility: { Type: Number, Default: 30 }
        Resources:
          Queue:
            Type: AWS::SQS::Queue
            Properties:
              QueueName: !Sub "${AWS::StackName}-queue"
              VisibilityTimeout: !Ref Visibility
              Tags: [{ Key: team, Value: photos }]
          Policy:
            Type: AWS::SQS::QueuePolicy
            Properties:
              Queues: [!Ref Queue]
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - { Effect: Allow, Principal: { Service: sns.amazonaws.com }, Action: "sqs:SendMessage", Resource: !GetAtt Queue.Arn }
        Outputs:
          Url: { Value: !Ref Queue }
        """;
}
