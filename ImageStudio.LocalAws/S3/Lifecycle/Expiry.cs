using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Lifecycle;

/// <summary>
/// What a bucket's rules end by a time. Ages are whole days and end at midnight UTC, as
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html#intro-lifecycle-rules-number-of-days has it.
/// </summary>
internal static class Expiry
{
    public static IReadOnlyList<string> Objects(Bucket bucket, DateTimeOffset now)
    {
        var rules = Rules(bucket).Where(r => r.ExpirationDays is not null || r.ExpirationDate <= now).ToList();
        return rules.Count == 0 ? [] :
        [
            .. bucket.Objects.From("").Where(o => rules.Exists(r =>
                r.Covers(o.Key, o.Value) && (r.ExpirationDays is not { } days || EndOf(o.Value.LastModified, days) <= now))).Select(o => o.Key),
        ];
    }

    public static IReadOnlyList<string> Uploads(Bucket bucket, DateTimeOffset now)
    {
        var rules = Rules(bucket).Where(r => r.AbortUploadsAfterDays is not null).ToList();
        return [.. bucket.Uploads.Where(u => rules.Exists(r => r.Covers(u.Value.Upload.Key, null) && EndOf(u.Value.Upload.Initiated, r.AbortUploadsAfterDays!.Value) <= now)).Select(u => u.Key)];
    }

    private static IEnumerable<LifecycleRule> Rules(Bucket bucket) => bucket.Settings.Lifecycle?.Where(r => r.IsEnabled) ?? [];

    private static DateTimeOffset EndOf(DateTimeOffset start, int days)
    {
        var end = start.AddDays(days);
        return end.TimeOfDay == TimeSpan.Zero ? end : new DateTimeOffset(end.UtcDateTime.Date.AddDays(1), TimeSpan.Zero);
    }
}
