using ImageStudio.AppHost.Targets;
using Microsoft.Extensions.Configuration;

namespace ImageStudio.AppHost;

/// <summary>The AppHost's settings are checked together, before anything is made of them.</summary>
internal static class Settings
{
    /// <exception cref="DistributedApplicationException">Settings are wrong or missing; the message names all that are, a line each, and what to set.</exception>
    public static void ThrowIfWrong(IConfiguration configuration)
    {
        string[] faults = [.. AwsTargetOptions.FaultsIn(configuration), .. Ports.FaultsIn(configuration), .. Workers.FaultsIn(configuration), .. Limits.FaultsIn(configuration)];
        if (faults.Length > 0) throw new DistributedApplicationException(string.Join(Environment.NewLine, faults));
    }
}
