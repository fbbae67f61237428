using Microsoft.Extensions.Options;

namespace ImageStudio.Workers.Notifying;

/// <summary>Settings of the notifier, section <c>Notifier</c>.</summary>
public sealed class NotifierOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Notifier";

    /// <summary>Where people see the photos, for links in mails: an absolute http or https address; without one, mails have no links.</summary>
    public string GalleryUrl { get; set; } = "";

    /// <summary>After which time a mail that was begun and never finished is sent by somebody else, 10 s to 1 h; default 2 min.</summary>
    public TimeSpan ClaimExpiry { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Mails that a notifier sends within <see cref="DigestWindow"/> before it collects the further ones into a digest, 1 to 10000; default 20.</summary>
    public int DigestAfter { get; set; } = 20;

    /// <summary>How long a digest collects, and over which time mails are counted, 10 s to 1 h in whole seconds; default 1 min.</summary>
    public TimeSpan DigestWindow { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often the dead-letter queues are looked at for uploads that ended their workers, 1 s to 1 h; default 30 s.</summary>
    public TimeSpan DeadLetterInterval { get; set; } = TimeSpan.FromSeconds(30);
}

/// <summary>Names every fault at once.</summary>
internal sealed class NotifierOptionsValidator : IValidateOptions<NotifierOptions>
{
    public ValidateOptionsResult Validate(string? name, NotifierOptions options)
    {
        var faults = new List<string>();
        if (options.GalleryUrl.Length > 0 && !(Uri.TryCreate(options.GalleryUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
            faults.Add($"{NotifierOptions.Section}:GalleryUrl is '{options.GalleryUrl}'; it is an absolute http or https address.");
        if (options.ClaimExpiry < TimeSpan.FromSeconds(10) || options.ClaimExpiry > TimeSpan.FromHours(1))
            faults.Add($"{NotifierOptions.Section}:ClaimExpiry is {options.ClaimExpiry}; it is 10 seconds to 1 hour.");
        if (options.DigestAfter is < 1 or > 10_000)
            faults.Add($"{NotifierOptions.Section}:DigestAfter is {options.DigestAfter}; it is 1 to 10000 mails.");
        if (options.DigestWindow < TimeSpan.FromSeconds(10) || options.DigestWindow > TimeSpan.FromHours(1) || options.DigestWindow.Ticks % TimeSpan.TicksPerSecond != 0)
            faults.Add($"{NotifierOptions.Section}:DigestWindow is {options.DigestWindow}; it is 10 seconds to 1 hour, in whole seconds.");
        if (options.DeadLetterInterval < TimeSpan.FromSeconds(1) || options.DeadLetterInterval > TimeSpan.FromHours(1))
            faults.Add($"{NotifierOptions.Section}:DeadLetterInterval is {options.DeadLetterInterval}; it is 1 second to 1 hour.");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
