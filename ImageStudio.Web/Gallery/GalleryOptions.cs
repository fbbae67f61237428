using System.ComponentModel.DataAnnotations;

namespace ImageStudio.Web.Gallery;

/// <summary>Settings of the gallery, section <c>Gallery</c>.</summary>
public sealed class GalleryOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Gallery";

    /// <summary>Most photos whose names and states are kept in memory for searching, about 0.7 KB each, 0 to 10,000,000; 250,000 by default. Where there are more, searching reads the bucket.</summary>
    [Range(0, 10_000_000)]
    public int IndexMostPhotos { get; set; } = 250_000;

    /// <summary>How often what is kept in memory is compared with the bucket, for changes that nobody announced, 1 minute to 1 day; 1 hour by default.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan IndexRefresh { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Most photos in one archive, 1 to 10,000; 500 by default.</summary>
    [Range(1, 10_000)]
    public int ZipMostPhotos { get; set; } = 500;

    /// <summary>How long links to photos work, 1 minute to 7 days, which is the longest that S3 signs for; 1 hour by default.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan LinkLifetime { get; set; } = TimeSpan.FromHours(1);
}
