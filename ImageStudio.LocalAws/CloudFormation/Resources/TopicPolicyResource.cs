using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Hosting;
using ImageStudio.LocalAws.Sns.Operations;

namespace ImageStudio.LocalAws.CloudFormation.Resources;

/// <summary><c>AWS::SNS::TopicPolicy</c>.</summary>
internal sealed class TopicPolicyResource(ServiceCalls calls) : PolicyResource("AWS::SNS::TopicPolicy", "Topics", "NotFound")
{
    protected override async ValueTask SetAsync(string target, string policy, CallerContext caller, CancellationToken cancellationToken) =>
        await calls.CallAsync<Nothing>(new SetTopicAttributesRequest(target, "Policy", policy), caller, cancellationToken);
}
