using ImageStudio.LocalAws.CloudFormation.Deployment;
using ImageStudio.LocalAws.CloudFormation.Resources;
using ImageStudio.LocalAws.CloudFormation.Templates;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.CloudFormation.Operations;

internal sealed record GetTemplateSummaryRequest(string? TemplateBody, string? TemplateURL, string? StackName);

internal sealed record GetTemplateSummaryResult(
    IReadOnlyList<ParameterDeclaration> Parameters, string? Description, IReadOnlyList<string> ResourceTypes, string Version, string? Metadata);

internal sealed record ParameterDeclaration(
    string ParameterKey, string? DefaultValue, string ParameterType, bool NoEcho, string? Description, ParameterConstraints? ParameterConstraints);

internal sealed record ParameterConstraints(IReadOnlyList<string> AllowedValues);

/// <summary>Sums a template up: parameters and resource types, of a stack or of a text.</summary>
internal sealed class GetTemplateSummary(StackStore store, ITemplateSource templates, ResourceTypes types) : IOperation<GetTemplateSummaryRequest, GetTemplateSummaryResult>
{
    public async ValueTask<GetTemplateSummaryResult> ExecuteAsync(GetTemplateSummaryRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        var body = request.StackName is null
            ? await templates.ReadAsync(request.TemplateBody, request.TemplateURL, caller, cancellationToken)
            : store.Get(request.StackName, caller.Region).TemplateBody;
        var template = TemplateParser.Parse(body);
        types.Check(template);
        return new GetTemplateSummaryResult(
            [.. template.Parameters.Select(p => new ParameterDeclaration(
                p.Name, p.Default, p.Type, p.NoEcho, p.Description, p.AllowedValues is { } values ? new ParameterConstraints(values) : null))],
            template.Description,
            [.. template.Resources.Select(r => r.Type).Distinct()],
            "2010-09-09",
            template.Metadata?.ToJsonString());
    }
}
