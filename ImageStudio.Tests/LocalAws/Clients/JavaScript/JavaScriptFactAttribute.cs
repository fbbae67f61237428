using ImageStudio.Tests.Fixtures;

namespace ImageStudio.Tests.LocalAws.Clients.JavaScript;

/// <summary>
/// A fact that needs Node and the packages of <c>package.json</c> beside it, which <c>./test</c> installs where npm is there;
/// IMAGESTUDIO_AWS_SDK_JS names another folder that has them.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class JavaScriptFactAttribute : FactAttribute
{
    public JavaScriptFactAttribute()
    {
        if (Tool.Find("node") is null) Skip = "not on the PATH: node";
        else if (!Directory.Exists(Path.Combine(Folder, "node_modules", "@aws-sdk", "client-s3"))) Skip = "the AWS SDK for JavaScript is not installed; ./test installs it where npm is there";
    }

    internal static string Folder { get; } = Environment.GetEnvironmentVariable("IMAGESTUDIO_AWS_SDK_JS") is { Length: > 0 } folder
        ? Path.GetFullPath(folder)
        : Repository.PathOf(".local", "aws-sdk-js");
}
