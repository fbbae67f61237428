namespace ImageStudio.LocalAws.S3.Bodies;

/// <summary>How large a body may be, in bytes; both ends are allowed.</summary>
internal sealed record SizeRange(long Min, long Max);
