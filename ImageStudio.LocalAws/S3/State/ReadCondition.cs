using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.S3.State;

/// <summary>The conditions of a read, RFC 9110 section 13.</summary>
internal readonly record struct ReadCondition(string? IfMatch, string? IfNoneMatch, DateTimeOffset? IfModifiedSince, DateTimeOffset? IfUnmodifiedSince)
{
    /// <summary>False where the client has this version already.</summary>
    /// <exception cref="AwsException">PreconditionFailed.</exception>
    public bool IsFulfilled(StoredObject value)
    {
        if (IfMatch is not null && !ETags.Matches(IfMatch, value.ETag))
            throw S3Errors.PreconditionFailed("If-Match");
        if (IfMatch is null && IfUnmodifiedSince is { } before && value.LastModified > before)
            throw S3Errors.PreconditionFailed("If-Unmodified-Since");
        if (IfNoneMatch is not null)
            return !ETags.Matches(IfNoneMatch, value.ETag);
        return IfModifiedSince is not { } since || value.LastModified > since;
    }

    /// <summary>The same for the source of a copy, where "not modified" is a failure as well.</summary>
    /// <exception cref="AwsException">PreconditionFailed.</exception>
    public void Demand(StoredObject value)
    {
        if (!IsFulfilled(value))
            throw S3Errors.PreconditionFailed(IfNoneMatch is not null ? "x-amz-copy-source-If-None-Match" : "x-amz-copy-source-If-Modified-Since");
    }
}
