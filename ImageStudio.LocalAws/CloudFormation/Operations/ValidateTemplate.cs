using ImageStudio.LocalAws.CloudFormation.Resources;
using ImageStudio.LocalAws.CloudFormation.Templates;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.CloudFormation.Operations;

internal sealed record ValidateTemplateRequest(string? TemplateBody, string? TemplateURL);

internal sealed record ValidateTemplateResult(IReadOnlyList<TemplateParameterShape> Parameters, string? Description);

/// <summary>Checks a template's form and that its resource types are supported.</summary>
internal sealed class ValidateTemplate(ITemplateSource templates, ResourceTypes types) : IOperation<ValidateTemplateRequest, ValidateTemplateResult>
{
    public async ValueTask<ValidateTemplateResult> ExecuteAsync(ValidateTemplateRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        var template = TemplateParser.Parse(await templates.ReadAsync(request.TemplateBody, request.TemplateURL, caller, cancellationToken));
        types.Check(template);
        return new ValidateTemplateResult(
            [.. template.Parameters.Select(p => new TemplateParameterShape(p.Name, p.Default, p.NoEcho, p.Description))], template.Description);
    }
}
