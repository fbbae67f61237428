using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using ImageStudio.Tests.Fixtures.Otlp;
using ResourceNames = ImageStudio.AppHost.ResourceNames;

namespace ImageStudio.Tests.EndToEnd;

/// <summary>The whole system on one target, started once for the tests of a collection: the AppHost on free ports.</summary>
public abstract class StudioFixture : IAsyncLifetime
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(120);
    private IDistributedApplicationTestingBuilder? _builder;

    /// <summary>Drives the system as a visitor, another S3 client or an operator would.</summary>
    internal StudioDriver Studio { get; private set; } = null!;

    internal DistributedApplication App { get; private set; } = null!;

    /// <summary>What the services export.</summary>
    internal OtlpReceiver Telemetry { get; private set; } = null!;

    public virtual async Task InitializeAsync()
    {
        using var deadline = new CancellationTokenSource(StartLimit);
        Telemetry = await OtlpReceiver.StartAsync(deadline.Token);
        _builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.ImageStudio_AppHost>(Settings(), deadline.Token);
        Telemetry.ReceiveFrom(_builder.Configuration);
        // The tests of a collection send more photos within a minute than anybody gets single mails about.
        _builder.CreateResourceBuilder<ProjectResource>(ResourceNames.Notifier).WithEnvironment("Notifier__DigestAfter", "10000");
        Configure(_builder);
        App = await _builder.BuildAsync(deadline.Token);
        await App.StartAsync(deadline.Token);
        foreach (var resource in ResourceNames.Services)
            await App.ResourceNotifications.WaitForResourceHealthyAsync(resource, deadline.Token);

        Studio = await StudioDriver.ConnectAsync(App, AddressOfAws(), deadline.Token);
    }

    public virtual async Task DisposeAsync()
    {
        Studio?.Dispose();
        if (App is not null) await App.DisposeAsync();
        if (_builder is not null) await _builder.DisposeAsync();
        if (Telemetry is not null) await Telemetry.DisposeAsync();
    }

    /// <summary>Settings of the AppHost.</summary>
    protected abstract string[] Settings();

    /// <summary>What no setting says.</summary>
    protected virtual void Configure(IDistributedApplicationTestingBuilder builder)
    {
    }

    /// <summary>Where S3, SNS and SQS answer.</summary>
    protected abstract Uri AddressOfAws();
}
