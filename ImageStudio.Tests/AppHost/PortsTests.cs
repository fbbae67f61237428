using System.Text.Json.Nodes;
using ImageStudio.Tests.Fixtures;

namespace ImageStudio.Tests.AppHost;

/// <summary>A port stands in one place, so that whoever changes it there has changed it.</summary>
public class PortsTests
{
    private static readonly JsonObject _ports = JsonNode.Parse(File.ReadAllText(Repository.PathOf("ImageStudio.AppHost/appsettings.json")))!["Ports"]!.AsObject();

    [Theory]
    [InlineData("run")]
    [InlineData("test")]
    [InlineData("eng")]
    [InlineData("ImageStudio.Web")]
    [InlineData("ImageStudio.Workers")]
    public void No_script_and_no_service_knows_a_port_of_the_settings(string name)
    {
        var path = Repository.PathOf(name);
        string[] files = Directory.Exists(path)
            ? [.. Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is "" or ".sh" or ".cs" or ".js")]
            : [path];

        Assert.NotEmpty(files);
        Assert.DoesNotContain(files, file => _ports.Any(port => File.ReadAllText(file).Contains(port.Value!.ToString(), StringComparison.Ordinal)));
    }

    [Fact]
    public void A_stack_that_is_told_no_origin_expects_pages_at_the_port_of_Web() =>
        Assert.Equal($"http://localhost:{_ports["Web"]}", (string?)JsonNode.Parse(File.ReadAllText(Repository.Template))!["Parameters"]!["AllowedOrigins"]!["Default"]);
}
