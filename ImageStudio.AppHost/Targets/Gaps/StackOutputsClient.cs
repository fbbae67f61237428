using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Amazon.Runtime;

namespace ImageStudio.AppHost.Targets.Gaps;

/// <summary>
/// CloudFormation of an emulator. Where it tells no outputs of a finished stack (moto 5.2.1: of none that a change set
/// made, and Aspire makes all by change set), those that refer to a resource are taken from the stack's resources.
/// </summary>
internal sealed class StackOutputsClient(AWSCredentials credentials, AmazonCloudFormationConfig config, string templatePath)
    : AmazonCloudFormationClient(credentials, config)
{
    private const string Finished = "_COMPLETE";

    public override async Task<DescribeStacksResponse> DescribeStacksAsync(DescribeStacksRequest request, CancellationToken cancellationToken = default)
    {
        var response = await base.DescribeStacksAsync(request, cancellationToken);
        foreach (var stack in response.Stacks ?? [])
            if (stack.Outputs is null or [] && stack.StackStatus.Value.EndsWith(Finished, StringComparison.Ordinal))
                stack.Outputs = await OutputsOfAsync(stack.StackName, cancellationToken);
        return response;
    }

    // Ref of a bucket, topic or queue is its physical id.
    private async Task<List<Output>> OutputsOfAsync(string stackName, CancellationToken cancellationToken)
    {
        var promise = await StackPromise.ReadAsync(templatePath, cancellationToken);
        var described = await DescribeStackResourcesAsync(new DescribeStackResourcesRequest { StackName = stackName }, cancellationToken);
        var ids = (described.StackResources ?? [])
            .Where(resource => !string.IsNullOrEmpty(resource.LogicalResourceId) && !string.IsNullOrEmpty(resource.PhysicalResourceId))
            .ToDictionary(resource => resource.LogicalResourceId, resource => resource.PhysicalResourceId);
        return [.. from output in promise.Outputs
                   where ids.ContainsKey(output.Value)
                   select new Output { OutputKey = output.Key, OutputValue = ids[output.Value] }];
    }
}
