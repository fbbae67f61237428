using ImageStudio.Workers.Imaging.Vips;
using Microsoft.Extensions.Options;

namespace ImageStudio.Workers.Imaging;

/// <summary>Which engines there are on this machine, and which one is used.</summary>
public static partial class ImageEngines
{
    private const string HowToGetOne =
        "Install libvips (Debian, Ubuntu: apt-get install libvips42; macOS: brew install vips), or build with the package SixLabors.ImageSharp (-p:UseImageSharp=true).";

    /// <summary>Adds <see cref="ImageRenderer"/> with its settings, which are validated when the host starts.</summary>
    public static IServiceCollection AddImaging(this IServiceCollection services)
    {
        services.AddOptions<ImagingOptions>().BindConfiguration(ImagingOptions.Section).ValidateOnStart();
        services.AddOptions<ImageLimits>().BindConfiguration(ImageLimits.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ImagingOptions>>(new SectionValidator<ImagingOptions>(ImagingOptions.Section));
        services.AddSingleton<IValidateOptions<ImageLimits>>(new SectionValidator<ImageLimits>(ImageLimits.Section));
        services.AddSingleton(provider => Choose(
            provider.GetRequiredService<IOptions<ImagingOptions>>().Value.Engine, provider.GetRequiredService<IOptions<ImageLimits>>().Value));
        services.AddSingleton<ImageRenderer>();
        services.AddHostedService<ImageEngineStart>();
        return services;
    }

    /// <summary>The engine for a setting.</summary>
    /// <param name="choice">The setting.</param>
    /// <param name="limits">What a picture may cost; an engine with its own allocator keeps to it.</param>
    /// <exception cref="InvalidOperationException">It is not there; the message says how to get it.</exception>
    public static IImageEngine Choose(ImageEngineChoice choice, ImageLimits limits)
    {
        var reasons = new List<string>();
        foreach (var (kind, create) in Candidates(limits))
        {
            if (choice != ImageEngineChoice.Auto && choice != kind) continue;
            var (engine, whyNot) = create();
            if (engine is not null) return engine;
            reasons.Add($"{kind}: {whyNot}");
        }

        throw new InvalidOperationException(
            $"There is no imaging engine for {ImagingOptions.Section}:{nameof(ImagingOptions.Engine)} = {choice} ({string.Join("; ", reasons)}). {HowToGetOne}");
    }

    // In the order in which auto tries them.
    private static IEnumerable<Candidate> Candidates(ImageLimits limits)
    {
        yield return new Candidate(ImageEngineChoice.Vips, static () => VipsEngine.TryCreate());
        var managed = new Candidate(ImageEngineChoice.ImageSharp, static () => (null, "this build is without the package SixLabors.ImageSharp"));
        AddImageSharp(limits, ref managed);
        yield return managed;
    }

    // Implemented in the folder ImageSharp, which the project file leaves out where the package is not there.
    static partial void AddImageSharp(ImageLimits limits, ref Candidate candidate);

    private readonly record struct Candidate(ImageEngineChoice Kind, Func<(IImageEngine? Engine, string? WhyNot)> Create);
}
