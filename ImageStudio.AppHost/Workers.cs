namespace ImageStudio.AppHost;

/// <summary>One executable, told by a setting which of its roles to play.</summary>
internal static class Workers
{
    private const string Role = "Worker__Role";

    public static IResourceBuilder<ProjectResource> AddWorker(this IDistributedApplicationBuilder builder, [ResourceName] string name, string role) =>
        builder.AddProject<Projects.ImageStudio_Workers>(name).WithEnvironment(Role, role);
}
