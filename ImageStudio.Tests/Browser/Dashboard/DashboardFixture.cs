using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using ImageStudio.Tests.Polyfills.Dashboard;

namespace ImageStudio.Tests.Browser.Dashboard;

/// <summary>One dashboard for all browser tests of it.</summary>
public sealed class DashboardFixture : IAsyncLifetime
{
    internal DashboardApplication Dashboard { get; private set; } = null!;

    public async Task InitializeAsync() => Dashboard = await DashboardApplication.StartAsync(builder =>
    {
        builder.AddExecutable("job", "sh", ".", "-c", "printf '\\033[32mready\\033[0m for <b>work</b>\\n'; echo something broke >&2; exec sleep 600")
            .WithEnvironment("API_TOKEN", "hunter2")
            .WithCommand("greet", "Greet", context => Task.FromResult(CommandResults.Success($"hello {context.ResourceName}")), new CommandOptions { ConfirmationMessage = "Really greet it?" });
        builder.AddExecutable("broken", "sh", ".", "-c", "echo famous last words; exit 3");
    });

    public async Task DisposeAsync() => await Dashboard.DisposeAsync();

    /// <summary>Logs in and opens a page.</summary>
    internal Task<StudioPage> OpenAsync(Chromium chromium, string path) =>
        chromium.OpenAsync(new Uri($"{Dashboard.Settings.Login}&returnUrl={Uri.EscapeDataString(path)}"));
}

/// <summary>They share a Chromium, too.</summary>
[CollectionDefinition(Name)]
public sealed class DashboardCollection : ICollectionFixture<DashboardFixture>, ICollectionFixture<Chromium>
{
    public const string Name = "dashboard pages";
}
