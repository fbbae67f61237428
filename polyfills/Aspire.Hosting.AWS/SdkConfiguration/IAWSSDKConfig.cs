using Amazon;
using Amazon.Runtime;

namespace Aspire.Hosting.AWS;

public interface IAWSSDKConfig
{
    string? Profile { get; set; }

    RegionEndpoint? Region { get; set; }

    /// <summary>Whether profile and region are tried once in the background with STS GetCallerIdentity, for the log only.</summary>
    bool SDKValidationEnabled { get; set; }

    internal T CreateServiceConfig<T>()
        where T : ClientConfig, new()
    {
        var config = new T();
        if (!string.IsNullOrEmpty(Profile)) config.Profile = new Profile(Profile);
        if (Region is not null) config.RegionEndpoint = Region;
        return config;
    }
}

internal sealed class AWSSDKConfig : IAWSSDKConfig
{
    public string? Profile { get; set; }

    public RegionEndpoint? Region { get; set; }

    public bool SDKValidationEnabled { get; set; } = true;
}
