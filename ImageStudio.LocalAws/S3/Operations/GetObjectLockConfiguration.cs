using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

internal sealed record GetObjectLockConfigurationRequest(string Bucket);

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectLockConfiguration.html; there are no locks on objects</summary>
internal sealed class GetObjectLockConfiguration(S3Store store) : IOperation<GetObjectLockConfigurationRequest, Nothing>
{
    public ValueTask<Nothing> ExecuteAsync(GetObjectLockConfigurationRequest request, CallerContext caller, CancellationToken cancellationToken) =>
        throw S3Errors.ObjectLockConfigurationNotFoundError(store.GetBucket(request.Bucket).Name);
}
