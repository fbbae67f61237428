namespace ImageStudio.Workers.Objects;

/// <summary>One version of an upload.</summary>
/// <param name="Bucket">Bucket of the upload.</param>
/// <param name="Key">Key of the upload.</param>
/// <param name="ETag">ETag without quotes.</param>
/// <param name="Sequencer">Of the event that announced it; empty where the service sends none.</param>
internal sealed record SourceVersion(string Bucket, string Key, string ETag, string Sequencer);
