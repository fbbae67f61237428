using ImageStudio.Workers.Imaging;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ImageStudio.Tests.Workers.Imaging;

/// <summary>Choosing an engine, and settings that cannot work.</summary>
public sealed class ImageEnginesTests
{
    [Fact]
    public void An_engine_that_is_chosen_is_used_or_its_absence_is_explained()
    {
        foreach (var choice in (ImageEngineChoice[])[ImageEngineChoice.Vips, ImageEngineChoice.ImageSharp])
        {
            if (Studio.WhyNot(choice.ToString()) is { } explanation)
            {
                Assert.Contains("libvips42", explanation, StringComparison.Ordinal);
                Assert.Contains($"Imaging:Engine = {choice}", explanation, StringComparison.Ordinal);
            }
            else
            {
                var engine = ImageEngines.Choose(choice, new ImageLimits());
                Assert.Equal(choice.ToString(), engine.Name, ignoreCase: true);
                Assert.True(Version.Parse(engine.Version) > new Version(3, 0));
            }
        }
    }

    [Fact]
    public void Auto_prefers_libvips()
    {
        var expected = Studio.WhyNot("Vips") is null ? "vips" : "imagesharp";
        Assert.Equal(expected, ImageEngines.Choose(ImageEngineChoice.Auto, new ImageLimits()).Name);
    }

    [Fact]
    public async Task Settings_that_cannot_work_stop_the_start_and_are_all_named_with_their_values()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Imaging:Limits:MaxFrames"] = "0",
            ["Imaging:Limits:MaxDuration"] = "1.00:00:00",
            ["Imaging:Limits:MaxBytes"] = "30000000",
        });
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddImaging();
        using var host = builder.Build();
        var fault = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
        Assert.Contains("Imaging:Limits:MaxFrames = 0: ", fault.Message, StringComparison.Ordinal);
        Assert.Contains("Imaging:Limits:MaxDuration = 1.00:00:00: ", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("MaxBytes", fault.Message, StringComparison.Ordinal);
    }
}
