using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Sqs;

/// <summary>Queue URLs: <c>{endpoint}/{account}/{name}</c>, as the client reached the server.</summary>
internal static class QueueUrls
{
    public static string Of(string name, CallerContext caller) => $"{caller.BaseUrl}{caller.Account}/{name}";

    /// <summary>The queue's name. The host does not matter: a client may reach the server by another name than the one that made the URL.</summary>
    /// <exception cref="AwsException">The URL is not a queue's.</exception>
    public static string NameOf(string url, CallerContext caller)
    {
        var end = url.AsSpan().TrimEnd('/');
        var slash = end.LastIndexOf('/');
        if (slash < 0 || !end[..slash].EndsWith(caller.Account, StringComparison.Ordinal))
            throw SqsErrors.QueueDoesNotExist();
        return end[(slash + 1)..].ToString();
    }
}
