namespace ImageStudio.AppHost;

/// <summary>Who may use the page: settings <c>SignIn</c> of the AppHost are those of Web.</summary>
internal static class SignIn
{
    private const string Section = "SignIn";

    /// <summary>Hands them on where the page runs here; where it is deployed to, its users are others.</summary>
    public static IResourceBuilder<ProjectResource> WithSignIn(this IResourceBuilder<ProjectResource> web)
    {
        var builder = web.ApplicationBuilder;
        if (!builder.ExecutionContext.IsRunMode) return web;
        foreach (var setting in builder.Configuration.GetSection(Section).GetChildren().Where(setting => setting.Value is not null))
            web.WithEnvironment($"{Section}__{setting.Key}", setting.Value);
        return web;
    }
}
