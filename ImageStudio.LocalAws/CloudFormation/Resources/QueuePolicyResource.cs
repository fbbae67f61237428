using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Hosting;
using ImageStudio.LocalAws.Sqs.Operations;

namespace ImageStudio.LocalAws.CloudFormation.Resources;

/// <summary><c>AWS::SQS::QueuePolicy</c>.</summary>
internal sealed class QueuePolicyResource(ServiceCalls calls) : PolicyResource("AWS::SQS::QueuePolicy", "Queues", "QueueDoesNotExist")
{
    protected override async ValueTask SetAsync(string target, string policy, CallerContext caller, CancellationToken cancellationToken) =>
        await calls.CallAsync<Nothing>(new SetQueueAttributesRequest(target, new Dictionary<string, string> { ["Policy"] = policy }), caller, cancellationToken);
}
