using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Hosting;

/// <summary>Where Aspire.Hosting.Testing takes hold of an AppHost that it runs: set for the flow of the AppHost's entry point.</summary>
internal interface IBuilderHook
{
    /// <summary>Before the builder exists.</summary>
    void OnCreating(DistributedApplicationOptions options, HostApplicationBuilderSettings settings);

    /// <summary>The AppHost calls Build; returns when it may go on.</summary>
    void OnBuilding(DistributedApplicationBuilder builder);

    /// <summary>Returns what the AppHost gets instead of the application.</summary>
    DistributedApplication OnBuilt(DistributedApplication application);
}

internal static class BuilderHooks
{
    private static readonly AsyncLocal<IBuilderHook?> Local = new();

    public static IBuilderHook? Current
    {
        get => Local.Value;
        set => Local.Value = value;
    }
}
