namespace ImageStudio.Contracts;

/// <summary>How a picture is put into its box.</summary>
public enum RenditionFit
{
    /// <summary>Scaled down until all of it is inside the box; the proportions stay.</summary>
    Fit,

    /// <summary>Scaled to exactly the box; the proportions may change.</summary>
    Fill,

    /// <summary>Scaled until it covers the box; what stands out at the sides is cut off evenly.</summary>
    CropCentre,

    /// <summary>Like <see cref="CropCentre"/>, but the cut keeps what draws the eye.</summary>
    CropAttention,
}

/// <summary>Encoding of a rendition.</summary>
public enum RenditionFormat
{
    /// <summary>The source's format where browsers show it (JPEG, PNG, WebP, GIF); otherwise JPEG, or PNG where there is transparency.</summary>
    Source,

    /// <summary>Progressive JPEG; transparency is flattened on white.</summary>
    Jpeg,

    /// <summary>PNG.</summary>
    Png,

    /// <summary>WebP.</summary>
    WebP,
}

/// <summary>
/// One of the pictures made from an upload. Renditions are data: a further one is an entry in the configuration section
/// <c>Renditions</c>, a queue in the template and a resource in the AppHost.
/// </summary>
public sealed record Rendition
{
    /// <summary>Lower-case name; also the name of the worker role, and part of the queue's name.</summary>
    public required string Name { get; init; }

    /// <summary>First segment of the rendition's key, without the slash.</summary>
    public required string Prefix { get; init; }

    /// <summary>What the file name starts with, for example <c>Thumbnail-</c>.</summary>
    public required string FileNamePrefix { get; init; }

    /// <summary>Width of the box in pixels, 1 to 16384; 0 where there is a <see cref="Scale"/>. The picture is never enlarged.</summary>
    public required int Width { get; init; }

    /// <summary>Height of the box in pixels, 1 to 16384; 0 where there is a <see cref="Scale"/>.</summary>
    public required int Height { get; init; }

    /// <summary>Share of the source's width and height, 0.01 to 1, instead of a box: 0.5 makes it half as wide and half as high.</summary>
    public double? Scale { get; init; }

    /// <summary>How the picture is put into the box.</summary>
    public RenditionFit Fit { get; init; } = RenditionFit.Fit;

    /// <summary>Encoding.</summary>
    public RenditionFormat Format { get; init; } = RenditionFormat.Source;

    /// <summary>Quality of lossy encodings, 1 to 100.</summary>
    public int Quality { get; init; } = 80;

    /// <summary>320x320: the gallery.</summary>
    public static Rendition Thumbnail { get; } = new() { Name = "thumbnail", Prefix = "thumbnail", FileNamePrefix = "Thumbnail-", Width = 320, Height = 320 };

    /// <summary>1920x1080: the desktop.</summary>
    public static Rendition Web { get; } = new() { Name = "web", Prefix = "web", FileNamePrefix = "WebImage-", Width = 1920, Height = 1080 };

    /// <summary>640x640: the phone.</summary>
    public static Rendition Mobile { get; } = new() { Name = "mobile", Prefix = "mobile", FileNamePrefix = "MobileImage-", Width = 640, Height = 640 };

    /// <summary>What is made when the configuration says nothing else.</summary>
    public static IReadOnlyList<Rendition> Defaults { get; } = [Thumbnail, Web, Mobile];
}
