namespace ImageStudio.LocalAws.Common.Credentials;

/// <summary>A key that requests may be signed with. No record: those print what they hold.</summary>
internal sealed class AwsCredential(string accessKeyId, string secretAccessKey, CallerIdentity identity)
{
    public string AccessKeyId { get; } = accessKeyId;

    /// <summary>Never leaves the process except in the answer that hands out a temporary one.</summary>
    public string SecretAccessKey { get; } = secretAccessKey;

    public CallerIdentity Identity { get; } = identity;

    /// <summary>What has to come with each request; <c>null</c> for lasting keys.</summary>
    public string? SessionToken { get; init; }

    /// <summary>Until when the key is good; <c>null</c> for ever.</summary>
    public DateTimeOffset? Expiration { get; init; }
}
