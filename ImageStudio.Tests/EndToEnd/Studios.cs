using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using ImageStudio.Tests.Fixtures;
using ResourceNames = ImageStudio.AppHost.ResourceNames;

namespace ImageStudio.Tests.EndToEnd;

/// <summary>The system on LocalAws, with everything in memory.</summary>
public sealed class LocalStudio : StudioFixture
{
    protected override string[] Settings() => ["--LocalAws:Persistence=Memory"];

    // Half a minute is a long time for a test.
    protected override void Configure(IDistributedApplicationTestingBuilder builder) =>
        builder.CreateResourceBuilder<ProjectResource>(ResourceNames.Notifier).WithEnvironment("Notifier__DeadLetterInterval", "00:00:01");

    protected override Uri AddressOfAws() => App.GetEndpoint(ResourceNames.LocalAws, "http");
}

/// <summary>The system on moto, an emulator that is not ours; not started where moto is absent.</summary>
public sealed class MotoStudio : StudioFixture
{
    private readonly MotoServer _moto = new();

    public override async Task InitializeAsync()
    {
        await _moto.InitializeAsync();
        if (_moto.Url.Length > 0) await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await _moto.DisposeAsync();
    }

    protected override string[] Settings() => ["--AWS:Target=Endpoint", $"--AWS:EndpointUrl={_moto.Url}"];

    // moto goes on holding a receive that its caller has given up, and gives it what comes meanwhile.
    protected override void Configure(IDistributedApplicationTestingBuilder builder) => builder.HaveWorkers("LongPoll", TimeSpan.FromSeconds(1));

    protected override Uri AddressOfAws() => new(_moto.Url);
}

/// <summary>
/// The system whose processes are killed: LocalAws with a folder, as what it holds has to outlive it, two thumbnail workers,
/// and messages in the hands of the dead that are seen again soon.
/// </summary>
public sealed class MortalStudio : StudioFixture
{
    private readonly TemporaryFolder _data = new();

    /// <summary>Where S3, SNS and SQS answer.</summary>
    public Uri Aws => AddressOfAws();

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _data.Dispose();
    }

    protected override string[] Settings() => [$"--Workers:Replicas:{ResourceNames.ThumbnailWorker}=2", $"--LocalAws:DataDirectory={_data.Path}"];

    protected override void Configure(IDistributedApplicationTestingBuilder builder) => builder.HaveWorkers("Visibility", TimeSpan.FromSeconds(5));

    protected override Uri AddressOfAws() => App.GetEndpoint(ResourceNames.LocalAws, "http");
}

internal static class WorkerSettings
{
    /// <summary>Sets one of the <c>Consumer</c> settings of every worker.</summary>
    public static void HaveWorkers(this IDistributedApplicationTestingBuilder builder, string setting, TimeSpan value)
    {
        foreach (var worker in ResourceNames.Workers) builder.CreateResourceBuilder<ProjectResource>(worker).WithEnvironment($"Consumer__{setting}", value.ToString());
    }
}

/// <summary>Tests that share the system on LocalAws; xunit runs them one after another, and beside those on moto.</summary>
[CollectionDefinition(Name)]
public sealed class OnLocal : ICollectionFixture<LocalStudio>
{
    public const string Name = "The studio on LocalAws";
}

/// <summary>Tests that share the system on moto.</summary>
[CollectionDefinition(Name)]
public sealed class OnEndpoint : ICollectionFixture<MotoStudio>
{
    public const string Name = "The studio on moto";
}

/// <summary>Tests that kill processes, one after another.</summary>
[CollectionDefinition(Name)]
public sealed class OnMortal : ICollectionFixture<MortalStudio>
{
    public const string Name = "The studio whose processes die";
}
