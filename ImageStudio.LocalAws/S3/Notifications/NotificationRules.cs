using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Notifications;

/// <summary>Which events a configuration names and which keys it filters.</summary>
internal static class NotificationRules
{
    /// <summary>Every event type of S3, https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html.</summary>
    private static readonly HashSet<string> EventTypes =
    [
        "s3:ReducedRedundancyLostObject",
        "s3:ObjectCreated:*", "s3:ObjectCreated:Put", "s3:ObjectCreated:Post", "s3:ObjectCreated:Copy", "s3:ObjectCreated:CompleteMultipartUpload",
        "s3:ObjectRemoved:*", "s3:ObjectRemoved:Delete", "s3:ObjectRemoved:DeleteMarkerCreated",
        "s3:ObjectRestore:*", "s3:ObjectRestore:Post", "s3:ObjectRestore:Completed", "s3:ObjectRestore:Delete",
        "s3:Replication:*", "s3:Replication:OperationFailedReplication", "s3:Replication:OperationMissedThreshold",
        "s3:Replication:OperationReplicatedAfterThreshold", "s3:Replication:OperationNotTracked",
        "s3:LifecycleTransition", "s3:LifecycleExpiration:*", "s3:LifecycleExpiration:Delete", "s3:LifecycleExpiration:DeleteMarkerCreated",
        "s3:IntelligentTiering", "s3:ObjectTagging:*", "s3:ObjectTagging:Put", "s3:ObjectTagging:Delete", "s3:ObjectAcl:Put",
    ];

    public static bool IsEventType(string name) => EventTypes.Contains(name);

    /// <summary>Whether <paramref name="target"/> wants an event such as <c>ObjectCreated:Put</c> of a key.</summary>
    public static bool Applies(NotificationTarget target, string eventName, string key) =>
        target.Events.Any(e => Includes(e, "s3:" + eventName))
        && (target.Prefix is null || key.StartsWith(target.Prefix, StringComparison.Ordinal))
        && (target.Suffix is null || key.EndsWith(target.Suffix, StringComparison.Ordinal));

    /// <summary>Whether some event of some key could go to both: S3 refuses that.</summary>
    public static bool Overlap(NotificationTarget a, NotificationTarget b) =>
        a.Events.Any(x => b.Events.Any(y => Includes(x, y) || Includes(y, x)))
        && Nested(a.Prefix ?? "", b.Prefix ?? "", (x, y) => x.StartsWith(y, StringComparison.Ordinal))
        && Nested(a.Suffix ?? "", b.Suffix ?? "", (x, y) => x.EndsWith(y, StringComparison.Ordinal));

    private static bool Includes(string pattern, string name) =>
        pattern == name || (pattern.EndsWith(":*", StringComparison.Ordinal) && name.StartsWith(pattern[..^1], StringComparison.Ordinal));

    private static bool Nested(string a, string b, Func<string, string, bool> contains) => contains(a, b) || contains(b, a);
}
