using Microsoft.Extensions.Configuration;

namespace ImageStudio.AppHost;

/// <summary>Fixed ports for people, each with a setting that moves it; tests get free ones.</summary>
internal static class Ports
{
    public static int Web(IConfiguration configuration) => configuration.GetValue("Ports:Web", 5080);

    public static int LocalAws(IConfiguration configuration) => configuration.GetValue("Ports:LocalAws", 4566);

    public static int LocalStack(IConfiguration configuration) => configuration.GetValue("Ports:LocalStack", 4566);
}
