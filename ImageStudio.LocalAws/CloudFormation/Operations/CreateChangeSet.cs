using ImageStudio.LocalAws.CloudFormation.Deployment;
using ImageStudio.LocalAws.CloudFormation.Templates;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.CloudFormation.Operations;

internal sealed record CreateChangeSetRequest
{
    public string? StackName { get; init; }

    public string? ChangeSetName { get; init; }

    /// <summary><c>CREATE</c> or <c>UPDATE</c> (default).</summary>
    public string? ChangeSetType { get; init; }

    public string? Description { get; init; }

    public string? TemplateBody { get; init; }

    public string? TemplateURL { get; init; }

    public bool? UsePreviousTemplate { get; init; }

    public IReadOnlyList<Parameter>? Parameters { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }

    public IReadOnlyList<string>? Capabilities { get; init; }

    public IReadOnlyList<string>? NotificationARNs { get; init; }

    public string? RoleARN { get; init; }

    public string? OnStackFailure { get; init; }
}

internal sealed record CreateChangeSetResult(string Id, string StackId);

/// <summary>Works out what a template would change; nothing is changed until the change set is executed.</summary>
internal sealed class CreateChangeSet(StackStore store, StackTargets targets, ChangePlanner planner, TimeProvider time) : IOperation<CreateChangeSetRequest, CreateChangeSetResult>
{
    public async ValueTask<CreateChangeSetResult> ExecuteAsync(CreateChangeSetRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        var name = StackNames.Check(request.ChangeSetName, "changeSetName");
        var type = request.ChangeSetType ?? "UPDATE";
        var stack = type switch
        {
            "CREATE" => StackToCreate(request, name, caller),
            "UPDATE" => StackToUpdate(request, caller),
            _ => throw CloudFormationErrors.Unsupported($"the change set type {type}"),
        };
        if (store.ChangeSets(stack.Id).Any(c => c.Name == name))
            throw CloudFormationErrors.ChangeSetAlreadyExists(name);

        var (target, design) = await targets.ReadAsync(Read(request, stack), stack, caller, cancellationToken);
        var changeSet = Plan(request, name, type, stack, target, design, caller);
        if (store.Find(stack.Id, stack.Region) is null)
            await new StackDeployment(stack, store, time).EnterAsync(StackStatus.ReviewInProgress, "User Initiated", cancellationToken);
        await store.SaveAsync(changeSet, cancellationToken);
        return new CreateChangeSetResult(changeSet.Id, stack.Id);
    }

    private Stack StackToCreate(CreateChangeSetRequest request, string changeSet, CallerContext caller)
    {
        var name = StackNames.Check(request.StackName);
        return store.Find(name, caller.Region) switch
        {
            null => StackNames.NewStack(name, caller, time),
            { Status: StackStatus.ReviewInProgress } stack => stack,
            _ => throw CloudFormationErrors.Validation($"Stack [{name}] already exists and cannot be created again with the changeSet [{changeSet}]."),
        };
    }

    private Stack StackToUpdate(CreateChangeSetRequest request, CallerContext caller)
    {
        var stack = store.Find(request.StackName ?? "", caller.Region) ?? throw CloudFormationErrors.Validation($"Stack [{request.StackName}] does not exist");
        return StackStatus.IsUpdatable(stack.Status) ? stack : throw CloudFormationErrors.WrongState(stack.Id, stack.Status, "updated");
    }

    private ChangeSet Plan(CreateChangeSetRequest request, string name, string type, Stack stack, Stack target, StackDesign design, CallerContext caller)
    {
        var present = type == "UPDATE" ? targets.Design(stack) : null;
        var changes = planner.Compare(stack, present, design);
        var empty = changes.Count == 0 && present is not null && !ChangePlanner.DiffersBesides(stack, present, target, design);
        return new ChangeSet
        {
            Id = StackNames.NewChangeSetId(name, caller),
            Name = name,
            StackId = stack.Id,
            StackName = stack.Name,
            Type = type,
            Description = request.Description,
            CreatedAt = time.GetUtcNow(),
            Status = empty ? "FAILED" : "CREATE_COMPLETE",
            StatusReason = empty ? CloudFormationErrors.NoChanges : null,
            ExecutionStatus = empty ? "UNAVAILABLE" : "AVAILABLE",
            Target = target with { Resources = [], Before = null, Retired = [] },
            Changes = [.. changes],
        };
    }

    private static StackRequest Read(CreateChangeSetRequest request, Stack stack) => new()
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
        OnFailure = request.OnStackFailure ?? "ROLLBACK",
    };
}
