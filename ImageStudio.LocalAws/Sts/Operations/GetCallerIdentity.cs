using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Sts.Operations;

internal sealed record GetCallerIdentityRequest;

internal sealed record GetCallerIdentityResult(string Arn, string UserId, string Account);

/// <summary>Says who calls: the owner of the key or the session of a role, and the account's root where every key is welcome.</summary>
internal sealed class GetCallerIdentity : IOperation<GetCallerIdentityRequest, GetCallerIdentityResult>
{
    public ValueTask<GetCallerIdentityResult> ExecuteAsync(GetCallerIdentityRequest request, CallerContext caller, CancellationToken cancellationToken) =>
        ValueTask.FromResult(caller.Identity is { } identity
            ? new GetCallerIdentityResult(identity.Arn, identity.UserId, Arn.TryParse(identity.Arn, out var arn) ? arn.Account : caller.Account)
            : new GetCallerIdentityResult(Arn.Of("iam", "", caller.Account, "root").ToString(), caller.Account, caller.Account));
}
