using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.AWS;

/// <summary>Profile and region for a service: once as configuration keys, once as the SDK's own variables.</summary>
internal static class SdkEnvironment
{
    public static void Apply(EnvironmentCallbackContext context, IAWSSDKConfig config, bool overwrite)
    {
        if (config.SDKValidationEnabled) SdkValidation.RunInBackground(context.Logger, config);
        Set(context, "AWS__Profile", "AWS_PROFILE", config.Profile, overwrite);
        Set(context, "AWS__Region", "AWS_REGION", config.Region?.SystemName, overwrite);
    }

    private static void Set(EnvironmentCallbackContext context, string configurationKey, string sdkVariable, string? value, bool overwrite)
    {
        if (string.IsNullOrEmpty(value)) return;
        if (!overwrite && context.EnvironmentVariables.ContainsKey(configurationKey)) return;

        context.EnvironmentVariables[configurationKey] = value;
        context.EnvironmentVariables[sdkVariable] = value;
    }
}
