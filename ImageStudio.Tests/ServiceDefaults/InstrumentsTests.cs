using System.Diagnostics.Metrics;
using System.Reflection;
using ImageStudio.LocalAws;
using ImageStudio.ServiceDefaults;
using Microsoft.Extensions.DependencyInjection;

namespace ImageStudio.Tests.ServiceDefaults;

/// <summary>Every instrument of ours tells what it measures, in which unit.</summary>
public class InstrumentsTests
{
    private static readonly Assembly[] Services =
        [typeof(ImageStudio.Web.Gallery.Photo).Assembly, typeof(ImageStudio.Workers.WorkerOptions).Assembly, typeof(LocalAwsServer).Assembly, typeof(AwsResources).Assembly];

    [Fact]
    public async Task Instruments_have_lower_case_names_units_and_a_sentence_each()
    {
        var published = new List<Instrument>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, _) => published.Add(instrument) };
        using var services = new ServiceCollection().AddMetrics().AddSingleton(TimeProvider.System).BuildServiceProvider();
        listener.Start();

        var owners = Services.SelectMany(assembly => assembly.GetTypes()).Where(MakesInstruments).ToList();
        foreach (var owner in owners) ActivatorUtilities.CreateInstance(services, owner);
        // Those that look at what a server holds come with it.
        await using var server = await LocalAwsServer.StartAsync();

        Assert.True(owners.Count >= 2);
        var ours = published.Where(instrument => instrument.Meter.Name.StartsWith("ImageStudio.", StringComparison.Ordinal)).ToList();
        Assert.True(ours.Count >= 9);
        Assert.All(ours, instrument =>
        {
            Assert.Matches("^[a-z_]+([.][a-z_]+)+$", instrument.Name);
            Assert.False(string.IsNullOrEmpty(instrument.Unit), instrument.Name);
            Assert.EndsWith(".", instrument.Description, StringComparison.Ordinal);
        });
    }

    private static bool MakesInstruments(Type type) =>
        type is { IsClass: true, IsAbstract: false } && type.GetConstructors().Any(constructor => constructor.GetParameters() is var parameters
            && parameters.Any(parameter => parameter.ParameterType == typeof(IMeterFactory))
            && parameters.All(parameter => parameter.ParameterType == typeof(IMeterFactory) || parameter.ParameterType == typeof(TimeProvider)));
}
