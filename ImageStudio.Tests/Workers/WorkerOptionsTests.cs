using ImageStudio.Contracts;
using ImageStudio.Workers;
using Microsoft.Extensions.Configuration;

namespace ImageStudio.Tests.Workers;

public sealed class WorkerOptionsTests
{
    [Theory]
    [InlineData("thumbnail", "AWS:Resources:ThumbnailQueueUrl")]
    [InlineData("notifier", "AWS:Resources:NotifierQueueUrl")]
    [InlineData("poster", "AWS:Resources:PosterQueueUrl")]
    public void A_role_needs_its_queue(string role, string setting)
    {
        var poster = Rendition.Web with { Name = "poster", Prefix = "poster" };
        Assert.Contains(setting, Assert.Single(Faults(role, [.. Rendition.Defaults, poster])), StringComparison.Ordinal);
        Assert.Empty(Faults(role, [.. Rendition.Defaults, poster], (setting, "http://127.0.0.1:4566/000000000000/q")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("poster")]
    public void An_unknown_role_is_refused_with_those_there_are(string role) =>
        Assert.Equal($"Worker:Role is '{role}'; it is one of thumbnail, web, mobile, notifier (environment variable Worker__Role).", Assert.Single(Faults(role, Rendition.Defaults)));

    [Theory]
    [InlineData(-1)]
    [InlineData(1001)]
    public void A_number_of_processes_that_cannot_be_is_refused(int processes)
    {
        var options = new WorkerOptions { Role = "", ProcessesPerMachine = processes };
        Assert.Contains($"Worker:ProcessesPerMachine is {processes}; it is 0 to 1000.", new WorkerOptionsValidator(new ConfigurationManager(), Rendition.Defaults, []).Validate(null, options).Failures!);
    }

    private static IEnumerable<string> Faults(string role, IReadOnlyList<Rendition> renditions, params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationManager();
        foreach (var (name, value) in settings) configuration[name] = value;
        return new WorkerOptionsValidator(configuration, renditions, []).Validate(null, new WorkerOptions { Role = role }).Failures ?? [];
    }
}
