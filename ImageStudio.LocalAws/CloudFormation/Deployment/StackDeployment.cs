using System.Text.Json.Nodes;
using ImageStudio.LocalAws.CloudFormation.Resources;
using ImageStudio.LocalAws.CloudFormation.Templates;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.CloudFormation.Deployment;

/// <summary>A deployment under way: the stack as it is now. Each step is saved, with its event, before the next begins.</summary>
/// <param name="stack">The stack as it was last saved.</param>
/// <param name="store">Where it is saved.</param>
/// <param name="time">The clock of events.</param>
/// <param name="baseUrl">How the client that asked for the deployment reached the server; links in mails begin with it.</param>
/// <param name="clientRequestToken">Goes into every event.</param>
internal sealed class StackDeployment(Stack stack, StackStore store, TimeProvider time, Uri? baseUrl = null, string? clientRequestToken = null) : IReferences
{
    public Stack Stack { get; private set; } = stack;

    /// <summary>Changes what has no event of its own.</summary>
    public ValueTask ChangeAsync(Func<Stack, Stack> change, CancellationToken cancellationToken)
    {
        Stack = change(Stack);
        return store.SaveAsync(Stack, [], cancellationToken);
    }

    /// <summary>Puts the whole stack into a state.</summary>
    public ValueTask EnterAsync(string status, string? reason, CancellationToken cancellationToken, Func<Stack, Stack>? change = null)
    {
        Stack = (change?.Invoke(Stack) ?? Stack) with { Status = status, StatusReason = reason };
        return store.SaveAsync(Stack, [Event(Stack.Name, Stack.Id, "AWS::CloudFormation::Stack", status, reason, null)], cancellationToken);
    }

    /// <summary>Notes a resource's new state.</summary>
    public ValueTask NoteAsync(StackResource resource, CancellationToken cancellationToken)
    {
        var noted = resource with { UpdatedAt = time.GetUtcNow() };
        Stack = Stack.With(noted);
        return store.SaveAsync(Stack, [Event(noted)], cancellationToken);
    }

    /// <summary>Notes a state of a resource that is no longer, or not any more, among the stack's own.</summary>
    public ValueTask NoteGoneAsync(StackResource resource, Func<Stack, Stack> change, CancellationToken cancellationToken)
    {
        Stack = change(Stack);
        return store.SaveAsync(Stack, [Event(resource)], cancellationToken);
    }

    /// <summary>A resource as its provisioner sees it.</summary>
    public ResourceDefinition Define(string logicalId, JsonObject properties) =>
        new(logicalId, properties, Stack.Name, new CallerContext(Stack.Account, Stack.Region, baseUrl ?? StackUrls.Inward, Guid.NewGuid().ToString()));

    public string? Ref(string logicalId) => Stack.Find(logicalId)?.PhysicalId;

    public string? GetAtt(string logicalId, string attribute) =>
        Stack.Find(logicalId) is not { } resource ? null
        : resource.Attributes.GetValueOrDefault(attribute)
            ?? throw CloudFormationErrors.Template($"resource {logicalId} does not support attribute type {attribute} in Fn::GetAtt");

    public string? Import(string exportName) => store.Export(exportName, Stack.Region)?.Output.Value;

    private StackEvent Event(StackResource resource) =>
        Event(resource.LogicalId, resource.PhysicalId, resource.Type, resource.Status, resource.StatusReason, resource.Properties.ToJsonString());

    private StackEvent Event(string logicalId, string? physicalId, string type, string status, string? reason, string? properties) => new()
    {
        Id = physicalId == Stack.Id ? Guid.NewGuid().ToString() : $"{logicalId}-{status}-{time.GetUtcNow():yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'}",
        StackId = Stack.Id,
        StackName = Stack.Name,
        LogicalId = logicalId,
        PhysicalId = physicalId,
        ResourceType = type,
        At = time.GetUtcNow(),
        Status = status,
        StatusReason = reason,
        Properties = properties,
        ClientRequestToken = clientRequestToken,
    };
}
