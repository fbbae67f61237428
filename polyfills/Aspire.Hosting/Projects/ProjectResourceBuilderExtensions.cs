using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Environment;
using Aspire.Hosting.Projects;

namespace Aspire.Hosting;

public static class ProjectResourceBuilderExtensions
{
    public static IResourceBuilder<ProjectResource> AddProject<TProject>(this IDistributedApplicationBuilder builder, [ResourceName] string name)
        where TProject : IProjectMetadata, new() => builder.AddProject<TProject>(name, _ => { });

    public static IResourceBuilder<ProjectResource> AddProject<TProject>(this IDistributedApplicationBuilder builder, [ResourceName] string name, string? launchProfileName)
        where TProject : IProjectMetadata, new() => builder.AddProject<TProject>(name, options => Select(options, launchProfileName));

    public static IResourceBuilder<ProjectResource> AddProject<TProject>(this IDistributedApplicationBuilder builder, [ResourceName] string name, Action<ProjectResourceOptions> configure)
        where TProject : IProjectMetadata, new() => Add(builder, name, new TProject(), configure);

    public static IResourceBuilder<ProjectResource> AddProject(this IDistributedApplicationBuilder builder, [ResourceName] string name, string projectPath) =>
        builder.AddProject(name, projectPath, _ => { });

    public static IResourceBuilder<ProjectResource> AddProject(this IDistributedApplicationBuilder builder, [ResourceName] string name, string projectPath, string? launchProfileName) =>
        builder.AddProject(name, projectPath, options => Select(options, launchProfileName));

    public static IResourceBuilder<ProjectResource> AddProject(this IDistributedApplicationBuilder builder, [ResourceName] string name, string projectPath, Action<ProjectResourceOptions> configure) =>
        Add(builder, name, new ProjectMetadata(Path.GetFullPath(projectPath, builder.AppHostDirectory)), configure);

    public static IResourceBuilder<ProjectResource> WithReplicas(this IResourceBuilder<ProjectResource> builder, int replicas)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(replicas);
        return builder.WithAnnotation(new ReplicaAnnotation(replicas), ResourceAnnotationMutationBehavior.Replace);
    }

    private static void Select(ProjectResourceOptions options, string? launchProfileName)
    {
        options.LaunchProfileName = launchProfileName;
        options.ExcludeLaunchProfile = launchProfileName is null;
    }

    private static IResourceBuilder<ProjectResource> Add(IDistributedApplicationBuilder builder, string name, IProjectMetadata project, Action<ProjectResourceOptions> configure)
    {
        var options = new ProjectResourceOptions();
        configure(options);
        var resource = builder.AddResource(new ProjectResource(name)).WithAnnotation(project);
        resource.WithEnvironment(SetDefaults);
        if (LaunchProfiles.Select(project, options, builder.Configuration) is { } selected)
            WithLaunchProfile(resource, selected.Name, selected.Profile);
        return resource;

        void SetDefaults(EnvironmentCallbackContext context)
        {
            if (context.ExecutionContext.IsPublishMode)
            {
                SetPublished(context, resource.Resource);
                return;
            }

            OtlpEnvironment.Set(context.EnvironmentVariables, name, builder.Configuration, builder.Environment);
            context.EnvironmentVariables["LOGGING__CONSOLE__FORMATTERNAME"] = "simple";
            context.EnvironmentVariables["DOTNET_SYSTEM_CONSOLE_ALLOW_ANSI_COLOR_REDIRECTION"] = "true";
        }
    }

    private static void SetPublished(EnvironmentCallbackContext context, ProjectResource resource)
    {
        context.EnvironmentVariables["OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY"] = "in_memory";
        if (resource.GetEndpoints().FirstOrDefault(endpoint => endpoint.IsHttp) is not { } http) return;
        context.EnvironmentVariables["ASPNETCORE_FORWARDEDHEADERS_ENABLED"] = "true";
        context.EnvironmentVariables["HTTP_PORTS"] = http.Property(EndpointProperty.TargetPort);
    }

    private static void WithLaunchProfile(IResourceBuilder<ProjectResource> builder, string name, LaunchProfile profile)
    {
        foreach (var endpoint in LaunchProfileEndpoints.Of(profile))
            builder.WithAnnotation(endpoint);

        builder.WithEnvironment(context =>
        {
            context.EnvironmentVariables.TryAdd("DOTNET_LAUNCH_PROFILE", name);
            foreach (var (variable, value) in profile.EnvironmentVariables)
                context.EnvironmentVariables.TryAdd(variable, value);
        });
        if (profile.CommandLineArgs is { Length: > 0 } arguments)
            builder.WithArgs(CommandLines.Split(arguments));
    }
}
