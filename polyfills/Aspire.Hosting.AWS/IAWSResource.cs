using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.AWS;

public interface IAWSResource : IResource
{
    IAWSSDKConfig? AWSSDKConfig { get; set; }

    /// <summary>Completes when the resource is provisioned, faults when that failed.</summary>
    TaskCompletionSource? ProvisioningTaskCompletionSource { get; set; }
}
