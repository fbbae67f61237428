using ImageStudio.LocalAws.CloudFormation.Deployment;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.CloudFormation.Operations;

internal sealed record ListExportsRequest(string? NextToken);

internal sealed record ListExportsResult(IReadOnlyList<Export> Exports, string? NextToken);

internal sealed record Export(string ExportingStackId, string Name, string Value);

/// <summary>Lists the outputs that stacks of the region export.</summary>
internal sealed class ListExports(StackStore store) : IOperation<ListExportsRequest, ListExportsResult>
{
    public ValueTask<ListExportsResult> ExecuteAsync(ListExportsRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        var exports = store.All().Where(s => s.Region == caller.Region && s.Status != StackStatus.DeleteComplete)
            .SelectMany(s => s.Outputs.Where(o => o.ExportName is not null).Select(o => new Export(s.Id, o.ExportName!, StackUrls.Outward(o.Value, caller))))
            .OrderBy(e => e.Name, StringComparer.Ordinal).ToList();
        var (items, next) = Page.Of(exports, request.NextToken);
        return ValueTask.FromResult(new ListExportsResult(items, next));
    }
}
