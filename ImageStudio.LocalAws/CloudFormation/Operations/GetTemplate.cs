using ImageStudio.LocalAws.CloudFormation.Deployment;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.CloudFormation.Operations;

internal sealed record GetTemplateRequest(string? StackName, string? ChangeSetName);

internal sealed record GetTemplateResult(string TemplateBody, IReadOnlyList<string> StagesAvailable);

/// <summary>Gives back the text of a stack's or change set's template, as it was sent.</summary>
internal sealed class GetTemplate(StackStore store) : IOperation<GetTemplateRequest, GetTemplateResult>
{
    private static readonly string[] Stages = ["Original", "Processed"];

    public ValueTask<GetTemplateResult> ExecuteAsync(GetTemplateRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        var stack = request.ChangeSetName is null ? store.Get(request.StackName, caller.Region) : store.GetChangeSet(request.ChangeSetName, request.StackName, caller.Region).Target;
        return ValueTask.FromResult(new GetTemplateResult(stack.TemplateBody, Stages));
    }
}
