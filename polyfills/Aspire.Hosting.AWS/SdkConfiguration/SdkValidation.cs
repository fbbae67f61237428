using System.Collections.Concurrent;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.AWS;

/// <summary>Tries each profile and region once and says in the log whether AWS knows the caller; nothing waits for it.</summary>
internal static partial class SdkValidation
{
    private static readonly ConcurrentDictionary<string, bool> Tried = new(StringComparer.Ordinal);

    public static void RunInBackground(ILogger logger, IAWSSDKConfig config) => _ = ValidateAsync(logger, config);

    /// <summary>The default profile is tried only where there is one: without it nobody means to reach AWS from here.</summary>
    public static void RunForDefaultProfile(ILogger logger)
    {
        var name = System.Environment.GetEnvironmentVariable("AWS_PROFILE") is { Length: > 0 } profile ? profile : SharedCredentialsFile.DefaultProfileName;
        if (new CredentialProfileStoreChain().ListProfiles().Exists(known => known.Name == name))
            RunInBackground(logger, new AWSSDKConfig());
    }

    private static async Task ValidateAsync(ILogger logger, IAWSSDKConfig config)
    {
        var tried = $"profile {config.Profile ?? "(default)"}, region {config.Region?.SystemName ?? "(default)"}";
        if (!Tried.TryAdd(tried, true)) return;

        try
        {
            using var sts = new AmazonSecurityTokenServiceClient(config.CreateServiceConfig<AmazonSecurityTokenServiceConfig>());
            var caller = await sts.GetCallerIdentityAsync(new GetCallerIdentityRequest());
            Log.Valid(logger, tried, caller.Account);
        }
        catch (Exception e) when (e is AmazonServiceException or AmazonClientException or HttpRequestException)
        {
            Log.Invalid(logger, tried, e.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "AWS SDK configuration ({Tried}) belongs to account {Account}")]
        public static partial void Valid(ILogger logger, string tried, string account);

        [LoggerMessage(2, LogLevel.Error, "AWS cannot be reached with the SDK configuration ({Tried}): {Reason}")]
        public static partial void Invalid(ILogger logger, string tried, string reason);
    }
}
