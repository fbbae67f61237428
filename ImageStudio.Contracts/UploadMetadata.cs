namespace ImageStudio.Contracts;

/// <summary>Names of the user metadata on objects, without <c>x-amz-meta-</c>.</summary>
public static class UploadMetadata
{
    /// <summary>On uploads and renditions: W3C trace context, since S3 events carry none.</summary>
    public const string TraceParent = "traceparent";

    /// <summary>On uploads: the filter, see <see cref="ImageFilter"/>.</summary>
    public const string Filter = "filter";

    /// <summary>On uploads: the file name as it was sent, percent-encoded UTF-8, since header values are ASCII.</summary>
    public const string OriginalName = "original-name";

    /// <summary>On renditions: ETag of the upload that it was made of, without quotes.</summary>
    public const string SourceETag = "source-etag";

    /// <summary>On renditions: the S3 event's sequencer, which orders the events of one key.</summary>
    public const string SourceSequencer = "source-sequencer";

    /// <summary>On renditions: width in pixels.</summary>
    public const string Width = "width";

    /// <summary>On renditions: height in pixels.</summary>
    public const string Height = "height";

    /// <summary>On renditions: name of the imaging engine.</summary>
    public const string Engine = "engine";

    /// <summary>On renditions: time from decoding to encoding, in whole milliseconds.</summary>
    public const string ProcessingMilliseconds = "processing-ms";

    /// <summary>On renditions: when S3 had the upload, by its announcement; ISO 8601 in UTC, as the following.</summary>
    public const string ReceivedAt = "received-at";

    /// <summary>On renditions: when the worker's queue got the announcement.</summary>
    public const string QueuedAt = "queued-at";

    /// <summary>On renditions: when a worker began.</summary>
    public const string StartedAt = "started-at";

    /// <summary>On renditions: when the picture was made.</summary>
    public const string MadeAt = "made-at";
}
