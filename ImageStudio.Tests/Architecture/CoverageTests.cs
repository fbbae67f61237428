using System.Text.RegularExpressions;
using ImageStudio.LocalAws;
using ImageStudio.LocalAws.CloudFormation.Resources;
using ImageStudio.LocalAws.CloudFormation.Templates.Functions;
using ImageStudio.LocalAws.S3.Wire;
using ImageStudio.LocalAws.Wire;
using ImageStudio.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace ImageStudio.Tests.Architecture;

/// <summary><c>docs/coverage.md</c> says what the code registers: no more, no less.</summary>
public partial class CoverageTests
{
    private static readonly Dictionary<string, string> Sections = ReadSections();

    [Fact]
    public async Task Every_operation_is_on_the_page_and_every_one_on_the_page_is_there()
    {
        await using var server = await LocalAwsServer.StartAsync();
        var registered = server.Services.GetServices<ServiceDefinition>().ToDictionary(s => s.Name, s => s.Operations.Keys.Order(StringComparer.Ordinal));
        registered.Add("S3", server.Services.GetServices<S3Route>().Select(r => r.Name).Distinct().Order(StringComparer.Ordinal));

        Assert.Equal(["CloudFormation", "S3", "SNS", "SQS", "STS"], registered.Keys.Order(StringComparer.Ordinal));
        Assert.All(registered, service => Assert.Equal(service.Value, Names(service.Key)));
    }

    // They are made late, so that a missing one would be found by the first caller.
    [Fact]
    public async Task Every_operation_knows_the_shapes_of_its_request_and_result()
    {
        await using var server = await LocalAwsServer.StartAsync();

        Assert.All(server.Services.GetServices<ServiceDefinition>().SelectMany(s => s.Operations.Values), operation =>
            Assert.Equal((operation.Request, true), (operation.RequestType.Type, operation.ResultType.Properties.Count >= 0)));
    }

    [Fact]
    public async Task Every_resource_type_is_on_the_page_with_its_properties()
    {
        await using var server = await LocalAwsServer.StartAsync();
        var schemas = server.Services.GetServices<IResourceProvisioner>().Select(p => p.Schema).OrderBy(s => s.Type, StringComparer.Ordinal).ToList();
        var lines = Bullets("CloudFormation resource types");

        Assert.Equal(schemas.Select(s => s.Type), lines.Select(l => l.Name));
        Assert.All(schemas.Zip(lines), pair => Assert.Equal(
            pair.First.Properties.Order(StringComparer.Ordinal),
            Parenthesis().Replace(pair.Second.Note, "").Split(',', StringSplitOptions.TrimEntries)));
    }

    [Fact]
    public void Every_function_is_on_the_page() =>
        Assert.Equal(IntrinsicFunctions.Names.Order(StringComparer.Ordinal), Names("CloudFormation functions"));

    private static IEnumerable<string> Names(string section) => Bullets(section).Select(b => b.Name);

    private static List<(string Name, string Note)> Bullets(string section) =>
        [.. Bullet().Matches(Sections[section]).Select(m => (m.Groups["name"].Value, m.Groups["note"].Value))];

    private static Dictionary<string, string> ReadSections() =>
        File.ReadAllText(Repository.PathOf("docs", "coverage.md")).Split("\n## ").Skip(1)
            .Select(section => section.Split('\n', 2)).ToDictionary(parts => parts[0].Trim(), parts => parts[1]);

    // - `Name`: note
    [GeneratedRegex(@"^- `(?<name>[^`]+)`(: (?<note>.*))?$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Bullet();

    [GeneratedRegex(@" \([^)]*\)", RegexOptions.CultureInvariant)]
    private static partial Regex Parenthesis();
}
