using System.Reflection;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

/// <summary>A builder whose members are those of another.</summary>
internal abstract class TestingBuilder(DistributedApplicationBuilder builder) : IDistributedApplicationTestingBuilder
{
    public ConfigurationManager Configuration => builder.Configuration;

    public string AppHostDirectory => builder.AppHostDirectory;

    public Assembly? AppHostAssembly => builder.AppHostAssembly;

    public IHostEnvironment Environment => builder.Environment;

    public IServiceCollection Services => builder.Services;

    public IDistributedApplicationEventing Eventing => builder.Eventing;

    public DistributedApplicationExecutionContext ExecutionContext => builder.ExecutionContext;

    public IResourceCollection Resources => builder.Resources;

    public IResourceBuilder<T> AddResource<T>(T resource)
        where T : IResource => builder.AddResource(resource);

    public IResourceBuilder<T> CreateResourceBuilder<T>(T resource)
        where T : IResource => builder.CreateResourceBuilder(resource);

    public DistributedApplication Build() => BuildAsync().GetAwaiter().GetResult();

    public abstract Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken = default);

    public virtual void Dispose() => GC.SuppressFinalize(this);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <summary>The builder of an AppHost that is held inside Build.</summary>
internal sealed class SuspendedBuilder(DistributedApplicationBuilder builder, EntryPointRun run) : TestingBuilder(builder)
{
    private bool _built;

    public override Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken = default)
    {
        _built = true;
        return run.BuildAsync(cancellationToken);
    }

    public override void Dispose()
    {
        if (!_built)
            run.Abandon();
        base.Dispose();
    }
}

/// <summary>A builder without an AppHost.</summary>
internal sealed class EmptyBuilder(DistributedApplicationBuilder builder) : TestingBuilder(builder)
{
    private readonly DistributedApplicationBuilder _builder = builder;

    public static EmptyBuilder Make(string[] args, Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configure)
    {
        BuilderHooks.Current = new OptionsHook(args, configure);
        try
        {
            return new EmptyBuilder(new DistributedApplicationBuilder(args));
        }
        finally
        {
            BuilderHooks.Current = null;
        }
    }

    public override Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken = default) =>
        Task.FromResult<DistributedApplication>(new TestedApplication(_builder.Build(), onDisposed: () => { }));

    /// <summary>Changes the options of the next builder and nothing else.</summary>
    private sealed class OptionsHook(string[] args, Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configure) : IBuilderHook
    {
        public void OnCreating(DistributedApplicationOptions options, HostApplicationBuilderSettings settings)
        {
            TestDefaults.Apply(options, settings, Assembly.GetEntryAssembly(), args);
            configure(options, settings);
        }

        public void OnBuilding(DistributedApplicationBuilder builder)
        {
        }

        public DistributedApplication OnBuilt(DistributedApplication application) => application;
    }
}
