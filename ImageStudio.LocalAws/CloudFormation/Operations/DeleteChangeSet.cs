using ImageStudio.LocalAws.CloudFormation.Deployment;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.CloudFormation.Operations;

internal sealed record DeleteChangeSetRequest(string? ChangeSetName, string? StackName);

/// <summary>Empty, but an element of the answer.</summary>
internal sealed record DeleteChangeSetResult;

/// <summary>Deletes a change set; the stack stays as it is. One that is not there is no failure where the stack is named.</summary>
internal sealed class DeleteChangeSet(StackStore store) : IOperation<DeleteChangeSetRequest, DeleteChangeSetResult>
{
    public async ValueTask<DeleteChangeSetResult> ExecuteAsync(DeleteChangeSetRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        if (request.StackName is not null && !store.ChangeSets(store.Get(request.StackName, caller.Region).Id).Any(c => c.Name == request.ChangeSetName || c.Id == request.ChangeSetName))
            return new DeleteChangeSetResult();
        await store.RemoveAsync(store.GetChangeSet(request.ChangeSetName, request.StackName, caller.Region), cancellationToken);
        return new DeleteChangeSetResult();
    }
}
