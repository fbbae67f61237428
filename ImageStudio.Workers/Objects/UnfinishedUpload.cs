using ImageStudio.Contracts;
using ImageStudio.Workers.Consuming;

namespace ImageStudio.Workers.Objects;

/// <summary>
/// Some emulators (moto among them) announce an object before they have attached its metadata: filter and trace would be
/// missing. Web sends a file name with every upload, so one of Web's without it is looked at again, once.
/// </summary>
internal static class UnfinishedUpload
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Whether it is one; only on the first receive, so that a copy without metadata is not put off for ever.</summary>
    public static bool Is(string key, string? originalName, WorkContext work) =>
        originalName is null && !work.IsRedelivered && ObjectKeys.TryGetPath(key, out var path) && UploadId.TryParse(path.Split('/')[0], out _);

    /// <summary>What becomes of its message.</summary>
    public static MessageOutcome LookAgain() => MessageOutcome.LookAgain("the upload's metadata is not there yet", Pause);
}
