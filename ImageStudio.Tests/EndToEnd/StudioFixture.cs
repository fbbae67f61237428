using Aspire.Hosting;
using Aspire.Hosting.Testing;
using ResourceNames = ImageStudio.AppHost.ResourceNames;

namespace ImageStudio.Tests.EndToEnd;

/// <summary>The whole system, started once for all end-to-end tests: the AppHost on free ports, with everything in memory.</summary>
public sealed class StudioFixture : IAsyncLifetime
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(90);
    private IDistributedApplicationTestingBuilder? _builder;
    private DistributedApplication? _app;

    /// <summary>Drives the system as a visitor, another S3 client or an operator would.</summary>
    internal StudioDriver Studio { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        using var deadline = new CancellationTokenSource(StartLimit);
        _builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.ImageStudio_AppHost>(["--LocalAws:Persistence=Memory"], deadline.Token);
        _app = await _builder.BuildAsync(deadline.Token);
        await _app.StartAsync(deadline.Token);
        foreach (var resource in ResourceNames.Services)
            await _app.ResourceNotifications.WaitForResourceHealthyAsync(resource, deadline.Token);

        Studio = await StudioDriver.ConnectAsync(_app, deadline.Token);
    }

    public async Task DisposeAsync()
    {
        Studio?.Dispose();
        if (_app is not null) await _app.DisposeAsync();
        if (_builder is not null) await _builder.DisposeAsync();
    }
}

/// <summary>Tests that share one running system; xunit runs them one after another.</summary>
[CollectionDefinition(Name)]
public sealed class StudioCollection : ICollectionFixture<StudioFixture>
{
    public const string Name = "The running studio";
}
