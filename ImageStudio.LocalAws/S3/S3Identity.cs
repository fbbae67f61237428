using System.Globalization;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.S3;

/// <summary>The one account's identity in S3's own terms.</summary>
internal static class S3Identity
{
    /// <summary>Canonical user id of the owner of all buckets.</summary>
    public const string OwnerId = "75aa57f09aa0c8caeab4f8c24e99d10f8e7faeebf76c078efc7c6caea54ba06a";

    public const string OwnerName = "localaws";

    public const string PrincipalId = "A3NL1KOZZKEXAM";

    /// <summary><c>x-amz-id-2</c>, which on AWS names the host that answered.</summary>
    public const string HostId = "bG9jYWxhd3MvczM6IG9uZSBob3N0IGFuc3dlcnMgYWxsIHJlcXVlc3RzIG9uIGxvb3BiYWNr";

    public static Arn BucketArn(string bucket) => new("aws", "s3", "", "", bucket);
}

/// <summary>The ways in which S3 writes times.</summary>
internal static class S3Time
{
    /// <summary><c>2026-01-31T12:00:00.000Z</c>.</summary>
    public static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary><c>Sat, 31 Jan 2026 12:00:00 GMT</c>.</summary>
    public static string Http(DateTimeOffset time) => time.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>S3 keeps whole seconds.</summary>
    public static DateTimeOffset Truncate(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));
}
