using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Sts.Operations;

internal sealed record GetCallerIdentityRequest;

internal sealed record GetCallerIdentityResult(string Arn, string UserId, string Account);

/// <summary>Says who calls: the account's root, because LocalAws has no users.</summary>
internal sealed class GetCallerIdentity : IOperation<GetCallerIdentityRequest, GetCallerIdentityResult>
{
    public ValueTask<GetCallerIdentityResult> ExecuteAsync(GetCallerIdentityRequest request, CallerContext caller, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new GetCallerIdentityResult(Arn.Of("iam", "", caller.Account, "root").ToString(), caller.Account, caller.Account));
}
