using System.ComponentModel.DataAnnotations;

namespace ImageStudio.Web.LiveUpdates;

/// <summary>Settings of live updates, section <c>LiveUpdates</c>.</summary>
public sealed class LiveOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "LiveUpdates";

    /// <summary>How long the queue of an instance keeps messages, 1 minute to 1 day.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan Retention { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How often an instance notes at its queue that it lives, 10 seconds to 1 hour.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "01:00:00")]
    public TimeSpan SeenInterval { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The queue of an instance that has not noted anything for so long is deleted, 1 minute to 7 days; more than <see cref="SeenInterval"/>.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan StaleAfter { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Pause before a queue is asked for again after it could not be had, 1 second to 1 hour.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan RetryInterval { get; set; } = TimeSpan.FromMinutes(1);
}
