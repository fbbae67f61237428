using ImageStudio.LocalAws.CloudFormation.Deployment;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.CloudFormation.Operations;

internal sealed record ListImportsRequest(string? ExportName, string? NextToken);

internal sealed record ListImportsResult(IReadOnlyList<string> Imports, string? NextToken);

/// <summary>Names the stacks that use an export.</summary>
internal sealed class ListImports(ExportCheck exports) : IOperation<ListImportsRequest, ListImportsResult>
{
    public ValueTask<ListImportsResult> ExecuteAsync(ListImportsRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        var importers = exports.Importers(request.ExportName ?? "", caller.Region);
        if (importers.Count == 0)
            throw CloudFormationErrors.Validation($"Export '{request.ExportName}' is not imported by any stack.");
        var (items, next) = Page.Of(importers, request.NextToken);
        return ValueTask.FromResult(new ListImportsResult(items, next));
    }
}
