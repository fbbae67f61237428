using ImageStudio.Contracts;
using Microsoft.Extensions.Options;

namespace ImageStudio.Web.Gallery;

/// <summary>Settings of what surrounds the studio, section <c>Studio</c>.</summary>
public sealed class StudioOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Studio";

    /// <summary>Stands for the id of a trace, 32 hexadecimal digits, in <see cref="TraceUrl"/>.</summary>
    public const string TraceIdVariable = "{traceId}";

    /// <summary>Where people see a trace: an http or https address with <c>{traceId}</c> in it; empty where nobody can look.</summary>
    public string TraceUrl { get; set; } = "";
}

/// <summary>Says what is wrong with the pattern.</summary>
internal sealed class StudioOptionsValidator : IValidateOptions<StudioOptions>
{
    public ValidateOptionsResult Validate(string? name, StudioOptions options)
    {
        if (options.TraceUrl.Length == 0) return ValidateOptionsResult.Success;
        var isAddress = Uri.TryCreate(options.TraceUrl.Replace(StudioOptions.TraceIdVariable, "0", StringComparison.Ordinal), UriKind.Absolute, out var url) && url.Scheme is "http" or "https";
        return isAddress && options.TraceUrl.Contains(StudioOptions.TraceIdVariable, StringComparison.Ordinal)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"{StudioOptions.Section}:{nameof(StudioOptions.TraceUrl)} is '{options.TraceUrl}'; it is an http or https address with {StudioOptions.TraceIdVariable} in it, or empty.");
    }
}

/// <summary>Leads from a photo to its trace.</summary>
internal sealed class TraceLinks(IOptions<StudioOptions> options)
{
    /// <summary>Id of the trace, and where it is seen; nothing where the carrier holds none.</summary>
    public (string? Id, string? Url) Of(TraceCarrier carrier)
    {
        var context = carrier.ToContext();
        if (context == default) return (null, null);
        var id = context.TraceId.ToString();
        return (id, options.Value.TraceUrl.Length == 0 ? null : options.Value.TraceUrl.Replace(StudioOptions.TraceIdVariable, id, StringComparison.Ordinal));
    }
}
