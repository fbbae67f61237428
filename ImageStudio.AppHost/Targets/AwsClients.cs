using Amazon.S3;
using Amazon.SQS;

namespace ImageStudio.AppHost.Targets;

/// <summary>Clients of the target for commands of the dashboard.</summary>
internal sealed record AwsClients(IAmazonS3 S3, IAmazonSQS Sqs) : IDisposable
{
    public void Dispose()
    {
        S3.Dispose();
        Sqs.Dispose();
    }
}
