using ImageStudio.LocalAws.CloudFormation.Deployment;
using ImageStudio.LocalAws.CloudFormation.Templates;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.CloudFormation.Operations;

internal sealed record DescribeStackResourceRequest(string? StackName, string? LogicalResourceId);

internal sealed record DescribeStackResourceResult(StackResourceDetail StackResourceDetail);

internal sealed record StackResourceDetail(
    string StackName, string StackId, string LogicalResourceId, string? PhysicalResourceId, string ResourceType,
    DateTimeOffset LastUpdatedTimestamp, string ResourceStatus, string? ResourceStatusReason, string? Metadata);

/// <summary>Describes one resource of a stack, with the metadata of its declaration.</summary>
internal sealed class DescribeStackResource(StackStore store) : IOperation<DescribeStackResourceRequest, DescribeStackResourceResult>
{
    public ValueTask<DescribeStackResourceResult> ExecuteAsync(DescribeStackResourceRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        var stack = store.Get(request.StackName, caller.Region);
        var resource = stack.Find(request.LogicalResourceId ?? "")
            ?? throw CloudFormationErrors.StackOrResourceNotFound(request.LogicalResourceId ?? "", stack.Name);
        var metadata = TemplateParser.Parse(stack.TemplateBody).Resources.FirstOrDefault(r => r.LogicalId == resource.LogicalId)?.Metadata;
        return ValueTask.FromResult(new DescribeStackResourceResult(new StackResourceDetail(
            stack.Name, stack.Id, resource.LogicalId, StackUrls.Outward(resource.PhysicalId, caller), resource.Type,
            resource.UpdatedAt, resource.Status, resource.StatusReason, metadata?.ToJsonString())));
    }
}
