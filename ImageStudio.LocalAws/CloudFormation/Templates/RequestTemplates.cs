using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.CloudFormation.Templates;

/// <summary>Takes templates from the request itself.</summary>
internal sealed class RequestTemplates : ITemplateSource
{
    public ValueTask<string> ReadAsync(string? body, string? url, CallerContext caller, CancellationToken cancellationToken) => (body, url) switch
    {
        ({ Length: > 0 }, null) => ValueTask.FromResult(body),
        (null or "", null) => throw CloudFormationErrors.Validation("Either Template URL or Template Body must be specified."),
        (null or "", _) => throw CloudFormationErrors.Unsupported("TemplateURL; send the template's text as TemplateBody"),
        _ => throw CloudFormationErrors.Validation("TemplateBody and TemplateURL can not both be specified."),
    };
}
