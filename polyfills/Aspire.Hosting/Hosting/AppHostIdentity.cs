using System.Reflection;

namespace Aspire.Hosting.Hosting;

/// <summary>Which AppHost this is: its assembly, and the folder of its project.</summary>
internal sealed record AppHostIdentity(Assembly? Assembly, string Directory)
{
    /// <summary>Key of the assembly metadata that the build writes.</summary>
    private const string ProjectPath = "apphostprojectpath";

    public string Name => Assembly?.GetName().Name ?? "AppHost";

    public static AppHostIdentity Of(DistributedApplicationOptions options)
    {
        var assembly = options.AssemblyName is { } name ? Assembly.Load(name) : Assembly.GetEntryAssembly();
        var built = assembly?.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(m => m.Key == ProjectPath)?.Value;
        return new AppHostIdentity(assembly, options.ProjectDirectory ?? built ?? System.IO.Directory.GetCurrentDirectory());
    }
}
