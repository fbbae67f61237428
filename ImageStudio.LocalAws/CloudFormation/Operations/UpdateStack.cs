using ImageStudio.LocalAws.CloudFormation.Deployment;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.CloudFormation.Operations;

internal sealed record UpdateStackRequest
{
    public string? StackName { get; init; }

    public string? TemplateBody { get; init; }

    public string? TemplateURL { get; init; }

    public bool? UsePreviousTemplate { get; init; }

    public IReadOnlyList<Parameter>? Parameters { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }

    public IReadOnlyList<string>? Capabilities { get; init; }

    public IReadOnlyList<string>? NotificationARNs { get; init; }

    public string? RoleARN { get; init; }

    public string? ClientRequestToken { get; init; }
}

internal sealed record UpdateStackResult(string StackId);

/// <summary>Changes a stack; it is changed when the answer comes.</summary>
internal sealed class UpdateStack(StackStore store, StackTargets targets, StackLifecycle lifecycle, ChangePlanner planner) : IOperation<UpdateStackRequest, UpdateStackResult>
{
    public async ValueTask<UpdateStackResult> ExecuteAsync(UpdateStackRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        var stack = store.Get(request.StackName, caller.Region);
        if (!StackStatus.IsUpdatable(stack.Status))
            throw CloudFormationErrors.WrongState(stack.Id, stack.Status, "updated");
        var (target, design) = await targets.ReadAsync(Read(request, stack), stack, caller, cancellationToken);
        var present = targets.Design(stack);
        if (planner.Compare(stack, present, design).Count == 0 && !ChangePlanner.DiffersBesides(stack, present, target, design))
            throw CloudFormationErrors.NoUpdates();
        await lifecycle.UpdateAsync(stack, target, design, request.ClientRequestToken, caller, cancellationToken);
        return new UpdateStackResult(stack.Id);
    }

    private static StackRequest Read(UpdateStackRequest request, Stack stack) => new()
    {
        Name = stack.Name,
        TemplateBody = request.TemplateBody,
        TemplateUrl = request.TemplateURL,
        UsePreviousTemplate = request.UsePreviousTemplate is true,
        Parameters = request.Parameters,
        Tags = request.Tags,
        Capabilities = request.Capabilities,
        NotificationArns = request.NotificationARNs,
        RoleArn = request.RoleARN,
    };
}
