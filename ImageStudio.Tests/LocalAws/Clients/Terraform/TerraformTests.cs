using ImageStudio.LocalAws;
using ImageStudio.Tests.Fixtures;

namespace ImageStudio.Tests.LocalAws.Clients.Terraform;

public sealed class TerraformTests
{
    // What Terraform ends with where a plan is empty.
    private const int NoChange = 0;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    [TerraformFact]
    public async Task What_was_applied_needs_no_change_and_is_destroyed_without_a_trace()
    {
        await using var aws = await LocalAwsServer.StartAsync();
        using var folder = new TemporaryFolder();
        File.Copy(Repository.PathOf("ImageStudio.Tests", "LocalAws", "Clients", "Terraform", "main.tf"), Path.Combine(folder.Path, "main.tf"));
        // The provider as it lies there: no init, which copies and hashes 600 MB.
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "cli.tfrc"), $$"""
            provider_installation {
              dev_overrides {
                "hashicorp/aws" = "{{AwsProvider.Folder}}"
              }
              direct {}
            }
            """);

        var applied = await RunAsync(aws, folder, "apply", "-auto-approve");
        Assert.True(applied.ExitCode == 0, applied.ToString());
        var planned = await RunAsync(aws, folder, "plan", "-detailed-exitcode");
        Assert.True(planned.ExitCode == NoChange, planned.ToString());
        var destroyed = await RunAsync(aws, folder, "destroy", "-auto-approve");
        Assert.True(destroyed.ExitCode == 0, destroyed.ToString());

        using var http = new HttpClient { BaseAddress = aws.Url };
        foreach (var kind in new[] { "buckets", "queues", "topics" })
            Assert.Equal($$"""{"{{kind}}":[]}""", await http.GetStringAsync($"/_localaws/api/{kind}"));
    }

    private static async Task<Tool.Outcome> RunAsync(LocalAwsServer aws, TemporaryFolder folder, params string[] arguments)
    {
        using var deadline = new CancellationTokenSource(Limit);
        return await Tool.RunAsync("terraform", [$"-chdir={folder.Path}", .. arguments, "-input=false", "-no-color", $"-var=endpoint={aws.Url.ToString().TrimEnd('/')}"], new Dictionary<string, string>
        {
            ["TF_CLI_CONFIG_FILE"] = Path.Combine(folder.Path, "cli.tfrc"),
            ["CHECKPOINT_DISABLE"] = "1",
            ["AWS_EC2_METADATA_DISABLED"] = "true",
        }, deadline.Token);
    }
}
