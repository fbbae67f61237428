using System.Reflection;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Hosting;
using Aspire.Hosting.Publishing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

public class DistributedApplicationBuilder : IDistributedApplicationBuilder
{
    private readonly HostApplicationBuilder _host;
    private readonly DistributedApplicationExecutionContextOptions _execution;

    public DistributedApplicationBuilder(string[] args)
        : this(new DistributedApplicationOptions { Args = args })
    {
    }

    public DistributedApplicationBuilder(DistributedApplicationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var settings = new HostApplicationBuilderSettings { Args = options.Args };
        BuilderHooks.Current?.OnCreating(options, settings);

        var identity = AppHostIdentity.Of(options);
        settings.ContentRootPath ??= identity.Directory;
        _host = new HostApplicationBuilder(settings);
        AppHostAssembly = identity.Assembly;
        AppHostDirectory = identity.Directory;
        _execution = new DistributedApplicationExecutionContextOptions(Operation.Read(_host.Configuration, options.Args));
        ExecutionContext = new DistributedApplicationExecutionContext(_execution);

        HostingServices.Add(_host, options, identity, this);
    }

    public ConfigurationManager Configuration => _host.Configuration;

    public IServiceCollection Services => _host.Services;

    public IHostEnvironment Environment => _host.Environment;

    public string AppHostDirectory { get; }

    public Assembly? AppHostAssembly { get; }

    public DistributedApplicationExecutionContext ExecutionContext { get; }

    public IResourceCollection Resources { get; } = new ResourceCollection();

    public IDistributedApplicationEventing Eventing { get; } = new DistributedApplicationEventing();

    public IResourceBuilder<T> AddResource<T>(T resource)
        where T : IResource
    {
        Resources.Add(resource);
        return CreateResourceBuilder(resource);
    }

    public IResourceBuilder<T> CreateResourceBuilder<T>(T resource)
        where T : IResource => new ResourceBuilder<T>(this, resource);

    public DistributedApplication Build()
    {
        var hook = BuilderHooks.Current;
        hook?.OnBuilding(this);
        var host = _host.Build();
        _execution.ServiceProvider = host.Services;
        var application = new DistributedApplication(host);
        return hook is null ? application : hook.OnBuilt(application);
    }
}

public static class DistributedApplicationBuilderExtensions
{
    public static IResourceBuilder<T> CreateResourceBuilder<T>(this IDistributedApplicationBuilder builder, string name)
        where T : IResource =>
        builder.Resources.TryGetByName(name, out var resource) && resource is T typed
            ? builder.CreateResourceBuilder(typed)
            : throw new InvalidOperationException($"There is no resource '{name}' of the type '{typeof(T).Name}'.");
}
