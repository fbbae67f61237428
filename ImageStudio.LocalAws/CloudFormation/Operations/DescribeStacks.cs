using ImageStudio.LocalAws.CloudFormation.Deployment;
using ImageStudio.LocalAws.CloudFormation.Templates;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.CloudFormation.Operations;

internal sealed record DescribeStacksRequest(string? StackName, string? NextToken);

internal sealed record DescribeStacksResult(IReadOnlyList<StackDescription> Stacks, string? NextToken);

internal sealed record StackDescription
{
    public required string StackId { get; init; }

    public required string StackName { get; init; }

    public string? ChangeSetId { get; init; }

    public string? Description { get; init; }

    public required IReadOnlyList<Parameter> Parameters { get; init; }

    public required DateTimeOffset CreationTime { get; init; }

    public DateTimeOffset? DeletionTime { get; init; }

    public DateTimeOffset? LastUpdatedTime { get; init; }

    public required string StackStatus { get; init; }

    public string? StackStatusReason { get; init; }

    public required bool DisableRollback { get; init; }

    public required IReadOnlyList<string> NotificationARNs { get; init; }

    public required IReadOnlyList<string> Capabilities { get; init; }

    public required IReadOnlyList<Output> Outputs { get; init; }

    public string? RoleARN { get; init; }

    public required IReadOnlyList<Tag> Tags { get; init; }

    public required bool EnableTerminationProtection { get; init; }
}

/// <summary>Describes one stack, or all that are not deleted.</summary>
internal sealed class DescribeStacks(StackStore store) : IOperation<DescribeStacksRequest, DescribeStacksResult>
{
    public ValueTask<DescribeStacksResult> ExecuteAsync(DescribeStacksRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        IReadOnlyList<Stack> stacks = string.IsNullOrEmpty(request.StackName)
            ? [.. store.All().Where(s => s.Status != StackStatus.DeleteComplete && s.Region == caller.Region)]
            : [store.Get(request.StackName, caller.Region)];
        var (items, next) = Page.Of(stacks, request.NextToken);
        return ValueTask.FromResult(new DescribeStacksResult([.. items.Select(s => Describe(s, caller))], next));
    }

    private static StackDescription Describe(Stack stack, CallerContext caller) => new()
    {
        StackId = stack.Id,
        StackName = stack.Name,
        ChangeSetId = stack.ChangeSetId,
        Description = stack.Description,
        Parameters = Parameters(stack),
        CreationTime = stack.CreatedAt,
        DeletionTime = stack.DeletedAt,
        LastUpdatedTime = stack.UpdatedAt,
        StackStatus = stack.Status,
        StackStatusReason = stack.StatusReason,
        DisableRollback = stack.OnFailure == "DO_NOTHING",
        NotificationARNs = stack.NotificationArns,
        Capabilities = stack.Capabilities,
        Outputs = [.. stack.Outputs.Select(o => new Output(o.Key, StackUrls.Outward(o.Value, caller), o.Description, o.ExportName))],
        RoleARN = stack.RoleArn,
        Tags = [.. stack.Tags.Select(t => new Tag { Key = t.Key, Value = t.Value })],
        EnableTerminationProtection = stack.TerminationProtection,
    };

    /// <summary>A stack's parameters, those of NoEcho masked.</summary>
    public static IReadOnlyList<Parameter> Parameters(Stack stack)
    {
        if (stack.Parameters.IsEmpty)
            return [];
        var masked = TemplateParser.Parse(stack.TemplateBody).Parameters.Where(p => p.NoEcho).Select(p => p.Name).ToHashSet();
        return [.. stack.Parameters.Select(p => new Parameter { ParameterKey = p.Key, ParameterValue = masked.Contains(p.Key) ? "****" : p.Value })];
    }
}
