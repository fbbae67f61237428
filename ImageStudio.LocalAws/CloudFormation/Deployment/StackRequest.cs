using System.Collections.Immutable;
using ImageStudio.LocalAws.CloudFormation.Operations;
using ImageStudio.LocalAws.CloudFormation.Resources;
using ImageStudio.LocalAws.CloudFormation.Templates;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.CloudFormation.Deployment;

/// <summary>What CreateStack, UpdateStack and CreateChangeSet have in common: how a stack is wanted.</summary>
internal sealed record StackRequest
{
    public required string Name { get; init; }

    public string? TemplateBody { get; init; }

    public string? TemplateUrl { get; init; }

    public bool UsePreviousTemplate { get; init; }

    public IReadOnlyList<Parameter>? Parameters { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }

    public IReadOnlyList<string>? Capabilities { get; init; }

    public IReadOnlyList<string>? NotificationArns { get; init; }

    public string? RoleArn { get; init; }

    public string OnFailure { get; init; } = "ROLLBACK";
}

/// <summary>Turns requests into stacks as they are wanted, checked as far as that is possible beforehand.</summary>
internal sealed class StackTargets(StackStore store, ResourceTypes types, ITemplateSource templates)
{
    /// <exception cref="AwsException">Template or parameters are wrong; nothing has been changed.</exception>
    public async ValueTask<(Stack Target, StackDesign Design)> ReadAsync(StackRequest request, Stack stack, CallerContext caller, CancellationToken cancellationToken)
    {
        var body = await BodyAsync(request, stack, caller, cancellationToken);
        var template = TemplateParser.Parse(body);
        types.Check(template);
        CapabilityCheck.Check(template, request.Capabilities ?? []);
        var supplied = (request.Parameters ?? []).ToDictionary(
            p => p.ParameterKey ?? "", p => p.UsePreviousValue is true ? null : p.ParameterValue ?? "", StringComparer.Ordinal);
        var values = ParameterValues.Choose(template, supplied, stack.Parameters);
        var target = stack with
        {
            TemplateBody = body,
            Description = template.Description,
            Parameters = values.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Tags = request.Tags?.ToImmutableSortedDictionary(t => t.Key ?? "", t => t.Value ?? "", StringComparer.Ordinal) ?? stack.Tags,
            Capabilities = [.. request.Capabilities ?? []],
            NotificationArns = request.NotificationArns is { } arns ? [.. arns] : stack.NotificationArns,
            RoleArn = request.RoleArn ?? stack.RoleArn,
            OnFailure = request.OnFailure,
        };
        return (target, Design(target, template));
    }

    /// <summary>The design of a stack as it was deployed.</summary>
    public StackDesign Design(Stack stack) => Design(stack, TemplateParser.Parse(stack.TemplateBody));

    private StackDesign Design(Stack stack, Template template) =>
        new(template, stack.Parameters, stack.Identity, export => store.Export(export, stack.Region)?.Output.Value);

    private async ValueTask<string> BodyAsync(StackRequest request, Stack stack, CallerContext caller, CancellationToken cancellationToken)
    {
        if (request.UsePreviousTemplate)
            return stack.TemplateBody;
        return await templates.ReadAsync(request.TemplateBody, request.TemplateUrl, caller, cancellationToken);
    }
}
