using ImageStudio.Tests.Fixtures;

namespace ImageStudio.Tests.LocalAws.Clients.Terraform;

/// <summary>
/// A fact that needs Terraform and its AWS provider in a mirror on this machine, and over a minute: the provider waits 25 s
/// for each change of a queue, whatever the queue says. It runs where IMAGESTUDIO_TERRAFORM=1.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TerraformFactAttribute : FactAttribute
{
    public TerraformFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("IMAGESTUDIO_TERRAFORM") != "1") Skip = "takes minutes, which its provider waits; IMAGESTUDIO_TERRAFORM=1 runs it";
        else if (Tool.Find("terraform") is null) Skip = "not on the PATH: terraform";
        else if (AwsProvider.Folder is null) Skip = "Terraform's AWS provider is in no mirror on this machine; IMAGESTUDIO_TERRAFORM_PLUGINS names another";
    }
}

/// <summary>Terraform's AWS provider, from the folders that Terraform itself looks into and usual ones.</summary>
internal static class AwsProvider
{
    /// <summary>The folder that holds the program, of the newest version; null where there is none.</summary>
    public static string? Folder { get; } = Mirrors()
        .Select(mirror => Path.Combine(mirror, "registry.terraform.io", "hashicorp", "aws"))
        .Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "terraform-provider-aws*", SearchOption.AllDirectories))
        .Where(file => !file.EndsWith(".zip", StringComparison.Ordinal))
        .OrderDescending(StringComparer.Ordinal)
        .Select(Path.GetDirectoryName)
        .FirstOrDefault();

    private static IEnumerable<string> Mirrors() =>
    [
        .. Environment.GetEnvironmentVariable("IMAGESTUDIO_TERRAFORM_PLUGINS") is { Length: > 0 } chosen ? new[] { chosen } : [],
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".terraform.d", "plugins"),
        "/usr/local/share/terraform/plugins",
        "/usr/share/terraform/plugins",
        "/opt/tf-plugins",
    ];
}
