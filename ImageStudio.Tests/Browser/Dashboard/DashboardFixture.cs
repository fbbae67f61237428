using ImageStudio.Tests.Polyfills.Dashboard;

namespace ImageStudio.Tests.Browser.Dashboard;

/// <summary>One dashboard for all browser tests of it.</summary>
public sealed class DashboardFixture : IAsyncLifetime
{
    internal DashboardApplication Dashboard { get; private set; } = null!;

    public async Task InitializeAsync() => Dashboard = await DashboardApplication.StartAsync();

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
