using ImageStudio.LocalAws.CloudFormation.Deployment;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.CloudFormation.Operations;

internal sealed record CreateStackRequest
{
    public string? StackName { get; init; }

    public string? TemplateBody { get; init; }

    public string? TemplateURL { get; init; }

    public IReadOnlyList<Parameter>? Parameters { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }

    public IReadOnlyList<string>? Capabilities { get; init; }

    public IReadOnlyList<string>? NotificationARNs { get; init; }

    public string? RoleARN { get; init; }

    public string? OnFailure { get; init; }

    public bool? DisableRollback { get; init; }

    public bool? EnableTerminationProtection { get; init; }

    public string? ClientRequestToken { get; init; }
}

internal sealed record CreateStackResult(string StackId);

/// <summary>Makes a stack; it is made when the answer comes.</summary>
internal sealed class CreateStack(StackStore store, StackTargets targets, StackLifecycle lifecycle, TimeProvider time) : IOperation<CreateStackRequest, CreateStackResult>
{
    public async ValueTask<CreateStackResult> ExecuteAsync(CreateStackRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        var name = StackNames.Check(request.StackName);
        if (store.Find(name, caller.Region) is not null)
            throw CloudFormationErrors.AlreadyExists(name);
        var (stack, design) = await targets.ReadAsync(Read(request, name), StackNames.NewStack(name, caller, time), caller, cancellationToken);
        stack = stack with { TerminationProtection = request.EnableTerminationProtection is true };
        await lifecycle.CreateAsync(stack, design, request.ClientRequestToken, caller, cancellationToken);
        return new CreateStackResult(stack.Id);
    }

    private static StackRequest Read(CreateStackRequest request, string name) => new()
    {
        Name = name,
        TemplateBody = request.TemplateBody,
        TemplateUrl = request.TemplateURL,
        Parameters = request.Parameters,
        Tags = request.Tags,
        Capabilities = request.Capabilities,
        NotificationArns = request.NotificationARNs,
        RoleArn = request.RoleARN,
        OnFailure = request.DisableRollback is true ? "DO_NOTHING" : request.OnFailure ?? "ROLLBACK",
    };
}
