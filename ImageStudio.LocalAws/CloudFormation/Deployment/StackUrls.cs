using System.Diagnostics.CodeAnalysis;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.CloudFormation.Deployment;

/// <summary>
/// A stack outlives the port that the server listened on when it was deployed. So stacks hold queue URLs with a host of their
/// own (RFC 2606), which becomes the address by which the client came when it asks.
/// </summary>
internal static class StackUrls
{
    /// <summary>The host within stacks.</summary>
    public static readonly Uri Inward = new("http://localaws.invalid");

    /// <summary>A queue's URL within stacks.</summary>
    public static string Queue(string account, string name) => $"{Inward}{account}/{name}";

    /// <summary>A text as the client may use it.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Outward(string? text, CallerContext caller) =>
        text?.Replace(Inward.GetLeftPart(UriPartial.Authority), caller.BaseUrl.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal);
}
