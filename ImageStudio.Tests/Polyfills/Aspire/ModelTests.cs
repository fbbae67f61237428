using Aspire.Hosting;
using Aspire.Hosting.Testing;

namespace ImageStudio.Tests.Polyfills.Aspire;

/// <summary>Rules of the model, before anything runs.</summary>
public class ModelTests
{
    [Theory]
    [InlineData("1st")]
    [InlineData("under_score")]
    [InlineData("two--hyphens")]
    [InlineData("end-")]
    public async Task A_bad_resource_name_is_refused(string name)
    {
        await using var builder = DistributedApplicationTestingBuilder.Create();

        Assert.Throws<ArgumentException>(() => builder.AddExecutable(name, "true", "."));
    }

    [Fact]
    public async Task Names_are_unique_whatever_their_case()
    {
        await using var builder = DistributedApplicationTestingBuilder.Create();
        builder.AddExecutable("job", "true", ".");

        Assert.Throws<DistributedApplicationException>(() => builder.AddExecutable("JOB", "true", "."));
    }

    [Fact]
    public async Task Nobody_waits_for_himself()
    {
        await using var builder = DistributedApplicationTestingBuilder.Create();
        var job = builder.AddExecutable("job", "true", ".");

        Assert.Throws<DistributedApplicationException>(() => job.WaitFor(job));
    }

    [Fact]
    public async Task A_parameter_takes_its_value_from_configuration_and_names_the_setting_it_lacks()
    {
        await using var builder = DistributedApplicationTestingBuilder.Create("--Parameters:colour=blue");

        Assert.Equal("blue", await builder.AddParameter("colour").Resource.GetValueAsync(default));
        var fault = await Assert.ThrowsAsync<MissingParameterValueException>(async () => await builder.AddParameter("shape").Resource.GetValueAsync(default));
        Assert.Contains("Parameters:shape", fault.Message, StringComparison.Ordinal);
    }
}
