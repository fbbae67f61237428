using System.Text.Json.Nodes;
using ImageStudio.Tests.Fixtures;
using ResourceNames = ImageStudio.AppHost.ResourceNames;

namespace ImageStudio.Tests.AppHost;

/// <summary>What is published names what runs on AWS, and leaves out what stands in for it.</summary>
public class ManifestTests
{
    [Fact]
    public async Task A_manifest_has_the_services_the_stack_and_the_parameters_and_leads_every_output_to_the_services()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "manifest.json");

        var outcome = await AppHostProcess.RunAsync("--publisher", "manifest", "--output-path", path);

        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        var resources = JsonNode.Parse(await File.ReadAllTextAsync(path))!["resources"]!.AsObject();
        Assert.Equal(
            ["max-upload-bytes", "max-megapixels", ResourceNames.AwsResources, "notification-email", .. ResourceNames.Services],
            resources.Select(resource => resource.Key));
        Assert.Equal("aws.cloudformation.template.v0", (string?)resources[ResourceNames.AwsResources]!["type"]);
        Assert.All(ResourceNames.Services, service =>
        {
            Assert.Equal("project.v0", (string?)resources[service]!["type"]);
            var environment = resources[service]!["env"]!.AsObject();
            Assert.Equal("{aws-resources.output.BucketName}", (string?)environment["AWS__Resources__BucketName"]);
            Assert.DoesNotContain(environment, variable => variable.Key is "AWS_ENDPOINT_URL" or "AWS_ACCESS_KEY_ID");
        });
        Assert.Equal("{max-upload-bytes.value}", (string?)resources[ResourceNames.Web]!["env"]!["Uploads__MaxBytes"]);
        Assert.Equal("{web.bindings.http.targetPort}", (string?)resources[ResourceNames.Web]!["env"]!["HTTP_PORTS"]);
        Assert.Equal(ResourceNames.Services, resources[ResourceNames.AwsResources]!["references"]!.AsArray().Select(reference => (string?)reference!["target-resource"]));
        Assert.Equal("{web.bindings.http.url}", (string?)resources[ResourceNames.Notifier]!["env"]!["Notifier__GalleryUrl"]);
        Assert.Equal("http", (string?)resources[ResourceNames.Web]!["bindings"]!["http"]!["scheme"]);
    }
}
