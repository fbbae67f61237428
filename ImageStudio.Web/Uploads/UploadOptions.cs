using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ImageStudio.Web.Uploads;

/// <summary>Settings of uploads, section <c>Uploads</c>.</summary>
public sealed class UploadOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Uploads";

    /// <summary>Largest upload in bytes, 1 byte to 1 GiB; 25 MiB by default.</summary>
    [Range(1, 1L << 30)]
    public long MaxBytes { get; set; } = 25 * 1024 * 1024;

    /// <summary>Most pixels of a photo in millions, summed over frames, 0.001 to 1000; 50 by default. The workers hold to it, the page says it.</summary>
    [Range(0.001, 1000)]
    public double MaxMegapixels { get; set; } = 50;

    /// <summary>Whether the page sends photos straight to S3, which it does by default; otherwise they all come through Web.</summary>
    public bool Direct { get; set; } = true;

    /// <summary>Address at which browsers reach S3, where it is another one than that of this process: an absolute http or https address; empty for the same.</summary>
    public string BrowserEndpointUrl { get; set; } = "";

    /// <summary>How long a ticket for an upload straight to S3 holds, 1 minute to 12 hours; 1 hour by default, enough for a long queue on a slow line.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "12:00:00")]
    public TimeSpan TicketLifetime { get; set; } = TimeSpan.FromHours(1);
}

/// <summary>What attributes cannot say.</summary>
internal sealed class UploadOptionsValidator : IValidateOptions<UploadOptions>
{
    public ValidateOptionsResult Validate(string? name, UploadOptions options)
    {
        var isAddress = Uri.TryCreate(options.BrowserEndpointUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https";
        return options.BrowserEndpointUrl.Length == 0 || isAddress
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"{UploadOptions.Section}:{nameof(UploadOptions.BrowserEndpointUrl)} is '{options.BrowserEndpointUrl}'; it is an absolute http or https address, or empty.");
    }
}
