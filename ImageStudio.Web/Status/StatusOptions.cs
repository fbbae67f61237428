using System.ComponentModel.DataAnnotations;

namespace ImageStudio.Web.Status;

/// <summary>Settings of the status, section <c>Status</c>.</summary>
public sealed class StatusOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Status";

    /// <summary>How often the queues are asked at most, and only while a page is open, 1 second to 10 minutes; 2 seconds by default. Each look is two requests to SQS for each queue.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long messages may wait with nobody taking one before their worker counts as stalled, 1 second to 1 hour; 15 seconds by default.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan StalledAfter { get; set; } = TimeSpan.FromSeconds(15);
}
