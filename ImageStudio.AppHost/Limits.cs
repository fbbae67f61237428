using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace ImageStudio.AppHost;

/// <summary>
/// What a photo may cost, as parameters of the application (section <c>Parameters</c>), so that the one who takes photos in
/// and those who work on them have the same limits.
/// </summary>
internal sealed class Limits(IDistributedApplicationBuilder builder)
{
    private const string BytesName = "max-upload-bytes";
    private const string MegapixelsName = "max-megapixels";

    private readonly IResourceBuilder<ParameterResource> _bytes = builder.AddParameter(BytesName)
        .WithDescription("Largest upload in bytes, 1000 to 1,000,000,000.");

    private readonly IResourceBuilder<ParameterResource> _megapixels = builder.AddParameter(MegapixelsName)
        .WithDescription("Most pixels of a photo in millions, summed over the frames of an animation, 0.001 to 1000.");

    public IResourceBuilder<ProjectResource> OfUploads(IResourceBuilder<ProjectResource> web) => web
        .WithEnvironment("Uploads__MaxBytes", _bytes)
        .WithEnvironment("Uploads__MaxMegapixels", _megapixels);

    public IResourceBuilder<ProjectResource> OfImaging(IResourceBuilder<ProjectResource> worker) => worker
        .WithEnvironment("Imaging__Limits__MaxBytes", _bytes)
        .WithEnvironment("Imaging__Limits__MaxMegapixels", _megapixels);

    /// <summary>What is wrong with the limits, a line each. The services check the same once more.</summary>
    public static IEnumerable<string> FaultsIn(IConfiguration configuration)
    {
        foreach (var (name, least, most) in new[] { (BytesName, 1_000d, 1_000_000_000d), (MegapixelsName, 0.001, 1000d) })
        {
            var value = configuration[$"Parameters:{name}"];
            if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || number < least || number > most)
                yield return string.Create(CultureInfo.InvariantCulture, $"Parameters:{name} is '{value}', which is no number from {least} to {most}.");
        }
    }
}
