using System.Text;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.CloudFormation.Templates;

/// <summary>Takes templates from the request itself.</summary>
internal sealed class RequestTemplates : ITemplateSource
{
    /// <summary>Bytes of a template that is sent in the request.</summary>
    private const int MaxBodyBytes = 51_200;

    public ValueTask<string> ReadAsync(string? body, string? url, CallerContext caller, CancellationToken cancellationToken) => (body, url) switch
    {
        ({ Length: > 0 }, null) when Encoding.UTF8.GetByteCount(body) > MaxBodyBytes =>
            throw CloudFormationErrors.Validation($"1 validation error detected: Value at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to {MaxBodyBytes}"),
        ({ Length: > 0 }, null) => ValueTask.FromResult(body),
        (null or "", null) => throw CloudFormationErrors.Validation("Either Template URL or Template Body must be specified."),
        (null or "", _) => throw CloudFormationErrors.Unsupported("TemplateURL without S3; send the template's text as TemplateBody"),
        _ => throw CloudFormationErrors.Validation("TemplateBody and TemplateURL can not both be specified."),
    };
}
