using System.Text;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

internal sealed record ListObjectsV2Request(string Bucket)
{
    public string Prefix { get; init; } = "";

    public string Delimiter { get; init; } = "";

    /// <summary>Only keys behind this one; ignored with a continuation token.</summary>
    public string StartAfter { get; init; } = "";

    /// <summary>From the last page; <c>null</c> for the first.</summary>
    public string? ContinuationToken { get; init; }

    /// <summary>0 to 1000; more is taken for 1000.</summary>
    public int MaxKeys { get; init; } = 1000;

    /// <summary>Whether the answer names owners.</summary>
    public bool FetchOwner { get; init; }

    /// <summary>Whether the writer is to percent-encode keys, for those that XML cannot hold.</summary>
    public bool EncodeKeys { get; init; }
}

internal sealed record ListObjectsV2Result(ListObjectsV2Request Request, ListingPage Page, string? NextContinuationToken);

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html</summary>
internal sealed class ListObjectsV2(S3Store store) : IOperation<ListObjectsV2Request, ListObjectsV2Result>
{
    public ValueTask<ListObjectsV2Result> ExecuteAsync(ListObjectsV2Request request, CallerContext caller, CancellationToken cancellationToken)
    {
        var after = request.ContinuationToken is { } token ? Decode(token) : request.StartAfter;
        var page = store.List(request.Bucket, new ListingQuery(request.Prefix, request.Delimiter, after, Math.Min(request.MaxKeys, 1000)));
        return ValueTask.FromResult(new ListObjectsV2Result(request, page, page.IsTruncated ? Encode(page.Last) : null));
    }

    private static string Encode(string last) => Convert.ToBase64String(Encoding.UTF8.GetBytes("1" + last));

    private static string Decode(string token)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(token)) is ['1', .. var last] ? last : throw new FormatException();
        }
        catch (FormatException)
        {
            throw S3Errors.InvalidArgument("The continuation token provided is incorrect", "continuation-token", token);
        }
    }
}
