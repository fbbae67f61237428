using System.Globalization;

namespace ImageStudio.Contracts;

/// <summary>
/// The renditions of an installation: <see cref="Rendition.Defaults"/>, overlaid with the configuration section
/// <c>Renditions</c>, where each entry is named after its rendition: <c>Renditions:poster:Width=2400</c>,
/// <c>Renditions:thumbnail:Fit=CropCentre</c>, <c>Renditions:half:Scale=0.5</c>.
/// </summary>
public static class RenditionCatalogue
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Renditions";

    /// <summary>Largest width and height of a box, in pixels.</summary>
    public const int MaxPixels = 16384;

    /// <summary>Smallest share of the source's size.</summary>
    public const double MinScale = 0.01;

    /// <summary>Reads the settings and checks the outcome.</summary>
    /// <param name="settings">Values by their path below the section, for example <c>poster:Width</c>.</param>
    /// <param name="faults">A sentence for each fault, with name and value; empty where all is well.</param>
    /// <returns>The defaults in their order, then further ones by name. To be used only without faults.</returns>
    public static IReadOnlyList<Rendition> Read(IEnumerable<KeyValuePair<string, string?>> settings, out IReadOnlyList<string> faults)
    {
        var found = new List<string>();
        settings = [.. settings];
        var renditions = Rendition.Defaults.Select(rendition => WithoutBox(rendition, settings)).ToDictionary(rendition => rendition.Name);
        var order = Rendition.Defaults.Select(rendition => rendition.Name).ToList();

        foreach (var (path, value) in settings.Where(setting => setting.Value is not null).OrderBy(setting => setting.Key, StringComparer.Ordinal))
        {
            if (path.Split(':') is not [var name, var property])
            {
                found.Add($"{Section}:{path} is not understood: settings are {Section}:(name):(property).");
                continue;
            }

            if (!renditions.TryGetValue(name, out var rendition))
            {
                rendition = Further(name);
                order.Add(name);
            }

            renditions[name] = With(rendition, property, value!, $"{Section}:{path}", found);
        }

        found.AddRange(order.SelectMany(name => Faults(renditions[name])));
        found.AddRange(Clashes([.. renditions.Values]));
        faults = found;
        return [.. order.Select(name => renditions[name])];
    }

    // A scale takes the place of a default's box.
    private static Rendition WithoutBox(Rendition rendition, IEnumerable<KeyValuePair<string, string?>> settings) =>
        settings.Any(setting => setting.Value is not null && setting.Key.Equals($"{rendition.Name}:{nameof(Rendition.Scale)}", StringComparison.OrdinalIgnoreCase))
            ? rendition with { Width = 0, Height = 0 }
            : rendition;

    // The box has to be given; where it goes follows from the name.
    private static Rendition Further(string name) => new()
    {
        Name = name,
        Prefix = name,
        FileNamePrefix = name.Length == 0 ? "" : $"{char.ToUpperInvariant(name[0])}{name[1..]}-",
        Width = 0,
        Height = 0,
    };

    private static Rendition With(Rendition rendition, string property, string value, string path, List<string> faults)
    {
        switch (property.ToUpperInvariant())
        {
            case "PREFIX": return rendition with { Prefix = value };
            case "FILENAMEPREFIX": return rendition with { FileNamePrefix = value };
            case "WIDTH": return rendition with { Width = Number(value, path, faults) };
            case "HEIGHT": return rendition with { Height = Number(value, path, faults) };
            case "SCALE": return rendition with { Scale = Share(value, path, faults) };
            case "QUALITY": return rendition with { Quality = Number(value, path, faults) };
            case "FIT": return rendition with { Fit = Choice<RenditionFit>(value, path, faults) };
            case "FORMAT": return rendition with { Format = Choice<RenditionFormat>(value, path, faults) };
            default:
                faults.Add($"{path} is not understood: properties are Prefix, FileNamePrefix, Width, Height, Scale, Fit, Format and Quality.");
                return rendition;
        }
    }

    private static int Number(string value, string path, List<string> faults)
    {
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        faults.Add($"{path} is '{value}', which is no whole number.");
        return 1;
    }

    private static double Share(string value, string path, List<string> faults)
    {
        if (double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return number;
        faults.Add($"{path} is '{value}', which is no number such as 0.5.");
        return 1;
    }

    private static T Choice<T>(string value, string path, List<string> faults) where T : struct, Enum
    {
        if (Enum.TryParse<T>(value, ignoreCase: true, out var choice) && Enum.IsDefined(choice)) return choice;
        faults.Add($"{path} is '{value}'; it is one of {string.Join(", ", Enum.GetNames<T>())}.");
        return default;
    }

    private static IEnumerable<string> Faults(Rendition rendition)
    {
        var path = $"{Section}:{rendition.Name}";
        if (!IsName(rendition.Name)) yield return $"{path} is no name of a rendition: lower-case letters and digits, a letter first.";
        if (!IsSegment(rendition.Prefix)) yield return $"{path}:Prefix is '{rendition.Prefix}'; it is one segment of lower-case letters, digits and hyphens, and not one that has another meaning.";
        if (rendition.FileNamePrefix.Contains('/', StringComparison.Ordinal)) yield return $"{path}:FileNamePrefix is '{rendition.FileNamePrefix}'; it cannot hold a slash.";
        foreach (var fault in rendition.Scale is { } scale ? ScaleFaults(rendition, scale, path) : BoxFaults(rendition, path)) yield return fault;
        if (rendition.Quality is < 1 or > 100) yield return $"{path}:Quality is {rendition.Quality}; it is 1 to 100.";
    }

    private static IEnumerable<string> BoxFaults(Rendition rendition, string path)
    {
        if (rendition.Width is < 1 or > MaxPixels) yield return $"{path}:Width is {rendition.Width}; it is 1 to {MaxPixels} pixels.";
        if (rendition.Height is < 1 or > MaxPixels) yield return $"{path}:Height is {rendition.Height}; it is 1 to {MaxPixels} pixels.";
    }

    private static IEnumerable<string> ScaleFaults(Rendition rendition, double scale, string path)
    {
        if (!(scale is >= MinScale and <= 1)) yield return string.Create(CultureInfo.InvariantCulture, $"{path}:Scale is {scale}; it is {MinScale} to 1.");
        if (rendition.Width != 0) yield return $"{path}:Width is {rendition.Width} beside a Scale; it is one or the other.";
        if (rendition.Height != 0) yield return $"{path}:Height is {rendition.Height} beside a Scale; it is one or the other.";
        if (rendition.Fit != RenditionFit.Fit) yield return $"{path}:Fit is {rendition.Fit}, which needs a box and not a Scale.";
    }

    private static IEnumerable<string> Clashes(IReadOnlyList<Rendition> renditions) => renditions
        .GroupBy(rendition => rendition.Prefix, StringComparer.Ordinal)
        .Where(group => group.Count() > 1)
        .Select(group => $"{Section}: {string.Join(" and ", group.Select(rendition => rendition.Name))} share the prefix '{group.Key}'.");

    private static bool IsName(string name) => name.Length > 0 && char.IsAsciiLetterLower(name[0]) && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c));

    private static bool IsSegment(string prefix) =>
        prefix.Length > 0
        && prefix.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
        && $"{prefix}/" is not (ObjectKeys.IngestPrefix or ObjectKeys.FailedPrefix or ObjectKeys.MailedPrefix or ObjectKeys.DigestsPrefix);
}
