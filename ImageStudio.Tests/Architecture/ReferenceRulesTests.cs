using System.Xml.Linq;
using ImageStudio.Tests.Fixtures;

namespace ImageStudio.Tests.Architecture;

/// <summary>Who may reference what: the table in docs/architecture.md.</summary>
public class ReferenceRulesTests
{
    public static TheoryData<string, string[]> Rules => new()
    {
        { "ImageStudio.AppHost", ["ImageStudio.LocalAws", "ImageStudio.Web", "ImageStudio.Workers"] },
        { "ImageStudio.ServiceDefaults", [] },
        { "ImageStudio.Contracts", [] },
        { "ImageStudio.Web", ["ImageStudio.Contracts", "ImageStudio.ServiceDefaults"] },
        { "ImageStudio.Workers", ["ImageStudio.Contracts", "ImageStudio.ServiceDefaults"] },
        { "ImageStudio.LocalAws", [] },
        { "ImageStudio.Benchmarks", ["ImageStudio.LocalAws", "ImageStudio.Workers"] },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_project_references_only_what_the_architecture_allows(string project, string[] allowed)
    {
        var references = Project(project).Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension((string)reference.Attribute("Include")!));

        Assert.Empty(references.Except(allowed));
    }

    [Fact]
    public void LocalAws_stands_on_no_AWS_SDK()
    {
        var packages = Project("ImageStudio.LocalAws").Descendants("PackageReference").Select(package => (string)package.Attribute("Include")!);

        Assert.DoesNotContain(packages, package => package.StartsWith("AWSSDK", StringComparison.Ordinal) || package.StartsWith("Amazon", StringComparison.Ordinal));
    }

    [Fact]
    public void Contracts_stand_on_the_framework_alone() => Assert.Empty(Project("ImageStudio.Contracts").Descendants("PackageReference"));

    [Fact]
    public void Project_files_name_real_packages_and_no_stand_in()
    {
        var mentions = ProductProjects
            .Where(project => project != "ImageStudio.AppHost")
            .Where(project => Project(project).ToString().Contains("polyfill", StringComparison.OrdinalIgnoreCase));

        Assert.Empty(mentions);
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(Repository.PathOf("ImageStudio.sln"));
        var projects = Directory.EnumerateFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories)
            .Select(project => Path.GetRelativePath(Repository.Root, project).Replace('/', '\\'))
            .Where(project => !project.StartsWith('.') && !project.StartsWith("artifacts", StringComparison.Ordinal));

        Assert.All(projects, project => Assert.Contains(project, solution, StringComparison.Ordinal));
    }

    internal static IEnumerable<string> ProductProjects => Rules.Select(rule => (string)rule[0]);

    private static XDocument Project(string name) => XDocument.Load(Repository.PathOf(name, name + ".csproj"));
}
