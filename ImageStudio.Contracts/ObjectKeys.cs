using System.Diagnostics.CodeAnalysis;

namespace ImageStudio.Contracts;

/// <summary>
/// Where things are in the bucket. Every key is a prefix and the upload's path; the path is data and may hold anything
/// that S3 allows in a key (spaces, <c>+</c>, <c>%</c>, any script, further slashes).
/// </summary>
public static class ObjectKeys
{
    /// <summary>Uploads; the bucket's notifications are filtered on it.</summary>
    public const string IngestPrefix = "ingest/";

    /// <summary>Why a rendition of an upload could not be made: one JSON object per upload and rendition.</summary>
    public const string FailedPrefix = "failed/";

    /// <summary>Which mails about an upload have been sent: one small object per upload and kind.</summary>
    public const string MailedPrefix = "mailed/";

    /// <summary>What is to be told in a mail about many uploads: one small object per upload and kind, until that mail is out.</summary>
    public const string DigestsPrefix = "digests/";

    /// <summary>Longest key that S3 accepts, in bytes of UTF-8.</summary>
    public const int MaxKeyBytes = 1024;

    /// <summary>Key of an upload by Web: <c>ingest/{id}/{file name}</c>, or in a folder of its user's.</summary>
    /// <param name="id">Id of the upload.</param>
    /// <param name="fileName">As it was sent.</param>
    /// <param name="folder">With its slash; empty where photos belong to nobody.</param>
    public static string ForUpload(UploadId id, string fileName, string folder = "") => $"{IngestPrefix}{folder}{id}/{FileNames.Sanitise(fileName)}";

    /// <summary>The path of an upload, which all of its other keys are made of; false where <paramref name="key"/> is no upload (another prefix, a folder marker).</summary>
    public static bool TryGetPath(string key, [NotNullWhen(true)] out string? path)
    {
        path = key.StartsWith(IngestPrefix, StringComparison.Ordinal) && key.Length > IngestPrefix.Length && !key.EndsWith('/')
            ? key[IngestPrefix.Length..]
            : null;
        return path is not null;
    }

    /// <summary>Key of an upload from its path.</summary>
    public static string ForPath(string path) => IngestPrefix + path;

    /// <summary>Key of a rendition: <c>ingest/a/AWS.jpg</c> gives <c>thumbnail/a/Thumbnail-AWS.jpg</c>.</summary>
    /// <exception cref="ArgumentException"><paramref name="uploadKey"/> is not the key of an upload.</exception>
    public static string ForRendition(string uploadKey, Rendition rendition)
    {
        var path = PathOf(uploadKey);
        var name = path.LastIndexOf('/') + 1;
        return $"{rendition.Prefix}/{path[..name]}{rendition.FileNamePrefix}{path[name..]}";
    }

    /// <summary>The upload that a rendition was made of; false where <paramref name="key"/> is none of <paramref name="rendition"/>'s.</summary>
    public static bool TryGetUploadOf(string key, Rendition rendition, [NotNullWhen(true)] out string? uploadKey)
    {
        uploadKey = null;
        if (!key.StartsWith(rendition.Prefix + "/", StringComparison.Ordinal)) return false;
        var path = key[(rendition.Prefix.Length + 1)..];
        var name = path.LastIndexOf('/') + 1;
        if (!path.AsSpan(name).StartsWith(rendition.FileNamePrefix)) return false;
        uploadKey = $"{IngestPrefix}{path[..name]}{path[(name + rendition.FileNamePrefix.Length)..]}";
        return true;
    }

    /// <summary>Key of the reason why a rendition failed: <c>failed/{path}/{rendition}.json</c>.</summary>
    public static string ForFailure(string uploadKey, string renditionName) => $"{FailedPrefix}{PathOf(uploadKey)}/{renditionName}.json";

    /// <summary>The upload that a failure reason is about; false where <paramref name="key"/> is none of this rendition's.</summary>
    public static bool TryGetUploadOfFailure(string key, string renditionName, [NotNullWhen(true)] out string? uploadKey)
    {
        var end = $"/{renditionName}.json";
        var isOne = key.StartsWith(FailedPrefix, StringComparison.Ordinal) && key.EndsWith(end, StringComparison.Ordinal) && key.Length > FailedPrefix.Length + end.Length;
        uploadKey = isOne ? IngestPrefix + key[FailedPrefix.Length..^end.Length] : null;
        return isOne;
    }

    /// <summary>All failure reasons of one upload start with this.</summary>
    public static string FailuresOf(string uploadKey) => $"{FailedPrefix}{PathOf(uploadKey)}/";

    /// <summary>Key of the note that a mail has been sent: <c>mailed/{path}/{ETag}/{kind}.json</c>.</summary>
    /// <param name="uploadKey">Key of the upload.</param>
    /// <param name="etag">ETag of the upload, with or without quotes: a replaced upload gets mails of its own.</param>
    /// <param name="kind"><c>received</c>, <c>ready</c> or <c>failed</c>.</param>
    public static string ForMail(string uploadKey, string etag, string kind) => $"{MailedPrefix}{PathOf(uploadKey)}/{etag.Trim('"')}/{kind}.json";

    /// <summary>All mail notes of one upload start with this.</summary>
    public static string MailsOf(string uploadKey) => $"{MailedPrefix}{PathOf(uploadKey)}/";

    /// <summary>Whether a key is that of a mail note of the upload; deeper ones are those of an upload whose path begins with this one's.</summary>
    public static bool IsMailOf(string uploadKey, string key) => MailsOf(uploadKey) is var start && key.StartsWith(start, StringComparison.Ordinal) && key.AsSpan(start.Length).Count('/') == 1;

    private static string PathOf(string uploadKey) => TryGetPath(uploadKey, out var path)
        ? path
        : throw new ArgumentException($"'{uploadKey}' is not the key of an upload: those start with '{IngestPrefix}' and name a file.", nameof(uploadKey));
}
