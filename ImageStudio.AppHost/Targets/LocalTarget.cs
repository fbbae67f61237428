using Microsoft.Extensions.Configuration;

namespace ImageStudio.AppHost.Targets;

/// <summary>LocalAws, started as one more process.</summary>
internal sealed class LocalTarget : EmulatorTarget
{
    private const string Settings = "LocalAws";

    private LocalTarget(IResourceBuilder<ProjectResource> localAws, string region)
        : base(localAws, region) => Inbox = localAws;

    public override string Description => "Local: LocalAws, started here";

    public override IResourceBuilder<IResourceWithEndpoints> Inbox { get; }

    /// <summary>LocalAws deploys a stack before it answers.</summary>
    protected override int StackPollingInterval => 0;

    public override async Task ForgetMailsAsync(CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = new Uri(Inbox.GetEndpoint("http").Url) };
        using var response = await http.DeleteAsync("/_localaws/api/inbox", cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    public static LocalTarget Add(IDistributedApplicationBuilder builder, AwsTargetOptions options)
    {
        var localAws = builder.AddProject<Projects.ImageStudio_LocalAws>(ResourceNames.LocalAws)
            .WithHttpEndpoint(port: Ports.LocalAws(builder.Configuration))
            .WithHttpHealthCheck("/health")
            .WithUrlForEndpoint("http", url => url.DisplayText = "Queues, topics, inbox")
            .WithEnvironment($"{Settings}__Region", options.Region)
            .WithEnvironment($"{Settings}__DataDirectory", DataDirectory(builder));
        foreach (var setting in builder.Configuration.GetSection(Settings).AsEnumerable(makePathsRelative: true).Where(s => s.Value is not null))
            localAws.WithEnvironment($"{Settings}__{setting.Key.Replace(":", "__", StringComparison.Ordinal)}", setting.Value);
        return new LocalTarget(localAws, options.Region);
    }

    /// <summary>Beside what else the repository keeps for itself and out of version control.</summary>
    private static string DataDirectory(IDistributedApplicationBuilder builder) =>
        Path.GetFullPath(Path.Combine(builder.AppHostDirectory, "..", ".local", "localaws"));
}
