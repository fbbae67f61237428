using System.Reflection;

namespace Aspire.Hosting.Projects;

/// <summary>
/// The assemblies that the AppHost's build made of its projects. The build records them as assembly metadata (see
/// build/Aspire.Hosting.targets), so that a start need not ask MSBuild.
/// </summary>
internal static class ProjectTargets
{
    /// <summary>Key of the metadata: this, then the path of the project file; the value is the path of its assembly.</summary>
    private const string Prefix = "aspire-project-target:";

    /// <summary>Null for a project that the AppHost does not reference.</summary>
    public static string? Find(Assembly? appHost, string projectPath) => appHost?.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(metadata => metadata.Key == Prefix + Path.GetFullPath(projectPath))?.Value;
}
