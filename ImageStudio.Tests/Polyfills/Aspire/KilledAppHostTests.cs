using System.Diagnostics;
using System.Globalization;
using ImageStudio.Tests.Fixtures;

namespace ImageStudio.Tests.Polyfills.Aspire;

/// <summary>An AppHost that dies without a chance to stop its processes leaves none of them behind.</summary>
public class KilledAppHostTests
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _interval = TimeSpan.FromMilliseconds(50);

    [RequiresToolFact("pgrep", "ps")]
    public async Task Its_processes_die_with_it()
    {
        using var deadline = new CancellationTokenSource(_limit);
        using var appHost = Process.Start(new ProcessStartInfo("dotnet", ["exec", typeof(Projects.ImageStudio_AppHost).Assembly.Location, "--LocalAws:Persistence=Memory", "--DcpPublisher:RandomizePorts=true"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        try
        {
            while (await appHost.StandardOutput.ReadLineAsync(deadline.Token) is { } line && !line.Contains("Now listening on", StringComparison.Ordinal))
            {
            }

            var children = (await Tool.RunAsync("pgrep", ["-P", Text(appHost.Id), "-f", "ImageStudio"])).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.NotEmpty(children);

            appHost.Kill();

            while (await AnyRunsAsync(children))
                await Task.Delay(_interval, TimeProvider.System, deadline.Token);
        }
        finally
        {
            appHost.Kill(entireProcessTree: true);
        }
    }

    private static async Task<bool> AnyRunsAsync(string[] processes)
    {
        var states = (await Tool.RunAsync("ps", ["-o", "stat=", "-p", string.Join(',', processes)])).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return states.Any(state => !state.TrimStart().StartsWith('Z'));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
