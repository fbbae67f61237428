using ImageStudio.Tests.Fixtures;

namespace ImageStudio.Tests.AppHost;

/// <summary>The AppHost as a process of its own, as <c>./run</c> starts it, for what ends by itself.</summary>
internal static class AppHostProcess
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static async Task<Tool.Outcome> RunAsync(params string[] arguments)
    {
        using var deadline = new CancellationTokenSource(Limit);
        return await Tool.RunAsync("dotnet", [typeof(Projects.ImageStudio_AppHost).Assembly.Location, .. arguments], cancellationToken: deadline.Token);
    }
}
