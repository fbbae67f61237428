using System.Globalization;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Sqs;

/// <summary>
/// Which attributes of a message a receiver gets to see: those it names.
/// See https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html.
/// </summary>
internal static class MessageView
{
    /// <summary>User attributes by name, by <c>prefix.*</c>, or all of them by <c>All</c> or <c>.*</c>; <c>null</c> for none.</summary>
    public static Dictionary<string, MessageAttribute>? Attributes(QueuedMessage message, IReadOnlyList<string> names)
    {
        if (message.Attributes is null || names.Count == 0)
            return null;
        var shown = new Dictionary<string, MessageAttribute>(message.Attributes.Where(a => names.Any(n => Names(n, a.Key))), StringComparer.Ordinal);
        return shown.Count > 0 ? shown : null;
    }

    /// <summary>System attributes by name or <c>All</c>; <c>null</c> for none.</summary>
    public static Dictionary<string, string>? SystemAttributes(Received received, IReadOnlyCollection<string> names)
    {
        if (names.Count == 0)
            return null;
        var all = new Dictionary<string, string>(received.Message.SystemAttributes ?? new Dictionary<string, string>(), StringComparer.Ordinal)
        {
            ["SentTimestamp"] = Milliseconds(received.Message.SentAt),
            ["ApproximateReceiveCount"] = received.ReceiveCount.ToString(CultureInfo.InvariantCulture),
            ["ApproximateFirstReceiveTimestamp"] = Milliseconds(received.FirstReceivedAt),
        };
        if (names.Contains("All"))
            return all;
        var shown = new Dictionary<string, string>(all.Where(a => names.Contains(a.Key)), StringComparer.Ordinal);
        return shown.Count > 0 ? shown : null;
    }

    private static bool Names(string pattern, string name) =>
        pattern is "All" or ".*" || pattern == name || (pattern.EndsWith(".*", StringComparison.Ordinal) && name.StartsWith(pattern[..^2], StringComparison.Ordinal));

    private static string Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
}
