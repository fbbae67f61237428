using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using ImageStudio.LocalAws.CloudFormation;
using ImageStudio.LocalAws.CloudFormation.Deployment;
using ImageStudio.LocalAws.CloudFormation.Operations;
using ImageStudio.LocalAws.CloudFormation.Resources;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Storage;
using ImageStudio.LocalAws.Wire;
using ImageStudio.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ImageStudio.Tests.LocalAws.CloudFormation;

/// <summary>CloudFormation over things that exist only in memory, so that every way a deployment can go is at hand.</summary>
internal sealed class StackHarness : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public StackHarness()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(new ManualTimeProvider());
        services.AddSingleton<IHostApplicationLifetime>(new Lifetime());
        services.AddSingleton<IJournals, MemoryJournals>();
        services.AddSingleton<IResourceProvisioner>(Things);
        services.AddStacks();
        _services = services.BuildServiceProvider();
    }

    public CallerContext Caller { get; } = new("000000000000", "eu-west-1", new Uri("http://127.0.0.1:4566"), "request");

    public ThingProvisioner Things { get; } = new();

    public StackStore Store => _services.GetRequiredService<StackStore>();

    public async Task<TResult> RunAsync<TResult>(string operation, object request) =>
        (TResult)await _services.GetRequiredService<ServiceDefinition>().Operations[operation].ExecuteAsync(request, Caller, CancellationToken.None);

    public Task CreateAsync(string template, string name = "stack") =>
        RunAsync<CreateStackResult>("CreateStack", new CreateStackRequest { StackName = name, TemplateBody = template });

    public Task UpdateAsync(string template, string name = "stack") =>
        RunAsync<UpdateStackResult>("UpdateStack", new UpdateStackRequest { StackName = name, TemplateBody = template });

    public async Task<StackDescription> DescribeAsync(string name = "stack") =>
        (await RunAsync<DescribeStacksResult>("DescribeStacks", new DescribeStacksRequest(name, null))).Stacks.Single();

    /// <summary>Starts what runs when the server starts: here, dealing with deployments that were cut short.</summary>
    public async Task RecoverAsync()
    {
        var recovery = _services.GetServices<IHostedService>().OfType<InterruptedDeployments>().Single();
        await recovery.StartAsync(CancellationToken.None);
        await recovery.ExecuteTask!;
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private sealed class Lifetime : IHostApplicationLifetime
    {
        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => CancellationToken.None;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication()
        {
        }
    }
}

/// <summary>Things have a name, a value, and may refuse.</summary>
internal sealed class ThingProvisioner : IResourceProvisioner
{
    public ResourceSchema Schema { get; } = new("Test::Thing")
    {
        Properties = new[] { "Name", "Value", "Fail" }.ToFrozenSet(),
        Required = ["Name"],
        CreateOnly = new[] { "Name" }.ToFrozenSet(),
        Attributes = new[] { "Upper" }.ToFrozenSet(),
    };

    /// <summary>Name to value.</summary>
    public Dictionary<string, string> Existing { get; } = [];

    /// <summary>What happened, in order: <c>+name</c>, <c>~name</c>, <c>-name</c>.</summary>
    public List<string> History { get; } = [];

    public HashSet<string> Undeletable { get; } = [];

    public ValueTask<string> PlanAsync(ResourceDefinition definition, CancellationToken cancellationToken) =>
        Existing.ContainsKey(Text(definition, "Name"))
            ? throw new AwsException("AlreadyExists", $"{Text(definition, "Name")} already exists")
            : ValueTask.FromResult(Text(definition, "Name"));

    public ValueTask<string> CreateAsync(ResourceDefinition definition, string plannedId, CancellationToken cancellationToken)
    {
        if (Text(definition, "Fail") == "create")
            throw new AwsException("Refused", $"{plannedId} cannot be made");
        Existing.Add(plannedId, "");
        History.Add($"+{plannedId}");
        return ValueTask.FromResult(plannedId);
    }

    public ValueTask ConfigureAsync(ResourceDefinition definition, string physicalId, JsonObject? previous, CancellationToken cancellationToken)
    {
        if (Text(definition, "Fail") == "configure")
            throw new AwsException("Refused", $"{physicalId} cannot be configured");
        Existing[physicalId] = Text(definition, "Value");
        if (previous is not null)
            History.Add($"~{physicalId}");
        return ValueTask.CompletedTask;
    }

    public ValueTask<ImmutableSortedDictionary<string, string>> DescribeAsync(ResourceDefinition definition, string physicalId, CancellationToken cancellationToken) =>
        ValueTask.FromResult(ImmutableSortedDictionary<string, string>.Empty.Add("Upper", physicalId.ToUpperInvariant()));

    public ValueTask DeleteAsync(ResourceDefinition definition, string physicalId, CancellationToken cancellationToken)
    {
        if (Undeletable.Contains(physicalId))
            throw new AwsException("NotEmpty", $"{physicalId} is not empty");
        if (Existing.Remove(physicalId))
            History.Add($"-{physicalId}");
        return ValueTask.CompletedTask;
    }

    private static string Text(ResourceDefinition definition, string name) => definition.Properties[name]?.ToString() ?? "";
}
