using ImageStudio.Contracts;

namespace ImageStudio.Web.Uploads;

/// <summary>What the workers have to know about an upload, as metadata of its object.</summary>
internal static class UploadFields
{
    // S3 takes 2 KB of metadata; the rest is for the trace context.
    private const int LongestName = 1024;

    /// <summary>Entries without their prefix <c>x-amz-meta-</c>.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Of(string name, ImageFilter filter)
    {
        var sent = Uri.EscapeDataString(name);
        return
        [
            new(UploadMetadata.Filter, filter.ToString()),
            new(UploadMetadata.OriginalName, sent.Length <= LongestName ? sent : Uri.EscapeDataString(FileNames.Sanitise(name))),
            .. TraceCarrier.Current.Entries,
        ];
    }
}
