using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace ImageStudio.AppHost;

/// <summary>Fixed ports for people, from the section <c>Ports</c> of appsettings.json, which <c>./run</c> reads as well; tests get free ones.</summary>
internal static class Ports
{
    private const string Section = "Ports";

    public static int Web(IConfiguration configuration) => Read(configuration, nameof(Web));

    public static int LocalAws(IConfiguration configuration) => Read(configuration, nameof(LocalAws));

    public static int LocalStack(IConfiguration configuration) => Read(configuration, nameof(LocalStack));

    /// <summary>What is wrong with the ports, a line each.</summary>
    public static IEnumerable<string> FaultsIn(IConfiguration configuration) =>
        from name in new[] { nameof(Web), nameof(LocalAws), nameof(LocalStack) }
        let value = configuration[$"{Section}:{name}"]
        where !int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port is < 1 or > 65535
        select $"{Section}:{name} is '{value}', which is no port from 1 to 65535.";

    private static int Read(IConfiguration configuration, string name) => int.Parse(configuration[$"{Section}:{name}"]!, CultureInfo.InvariantCulture);
}
