using System.Globalization;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.S3.Wire;

/// <summary>An HTTP request with bucket and key found; what readers make typed requests of.</summary>
internal sealed record S3Request(HttpContext Http, S3Target Target)
{
    /// <summary>The bucket; routes see to it that there is one.</summary>
    public string Bucket => Target.Bucket!;

    /// <summary>The key; routes see to it that there is one.</summary>
    public string Key => Target.Key!;

    /// <summary>The request's headers, or what takes their place: the fields of a form.</summary>
    public IHeaderDictionary Headers { get; init; } = Http.Request.Headers;

    /// <summary>What the chunks of the body are signed with; <c>null</c> where they are not, or nobody asks.</summary>
    public ChunkSignatures? Chunks { get; init; }

    public string? Header(string name) => Headers.TryGetValue(name, out var values) ? values.ToString() : null;

    public bool HasQuery(string name) => Http.Request.Query.ContainsKey(name);

    /// <summary>A query parameter; <c>null</c> where it is absent or empty.</summary>
    public string? Query(string name) => Http.Request.Query.TryGetValue(name, out var values) && values.ToString() is { Length: > 0 } value ? value : null;

    /// <summary>A number in the query, 0 to 2147483647.</summary>
    /// <exception cref="AwsException">InvalidArgument.</exception>
    public int? Number(string name)
    {
        if (Query(name) is not { } text)
            return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : throw S3Errors.InvalidArgument($"Provided {name} not an integer or within integer range", name, text);
    }

    /// <summary>A time in a header; <c>null</c> where it is absent or no time, which HTTP says to ignore.</summary>
    public DateTimeOffset? Time(string name) =>
        DateTimeOffset.TryParse(Header(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    /// <summary>Whether keys in the answer are to be percent-encoded.</summary>
    /// <exception cref="AwsException">InvalidArgument.</exception>
    public bool EncodingType() => Query("encoding-type") switch
    {
        null => false,
        "url" => true,
        var other => throw S3Errors.InvalidArgument("Invalid Encoding Method specified in Request", "encoding-type", other),
    };
}
