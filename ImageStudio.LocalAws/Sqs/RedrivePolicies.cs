using System.Globalization;
using System.Text.Json;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Sqs;

/// <summary>Where messages go that were received too often.</summary>
/// <param name="DeadLetterTarget">ARN of the dead-letter queue.</param>
/// <param name="MaxReceiveCount">Receives after which a message moves.</param>
internal sealed record RedrivePolicy(string DeadLetterTarget, int MaxReceiveCount)
{
    private const string Name = nameof(RedrivePolicy);

    /// <summary>Reads <c>{"deadLetterTargetArn":"arn:aws:sqs:…","maxReceiveCount":"5"}</c>: the count comes as a number or as text.</summary>
    /// <exception cref="AwsException">It is not valid.</exception>
    public static RedrivePolicy Read(string json) => PolicyJson.Read(json, Name, root =>
    {
        var target = root.TryGetProperty("deadLetterTargetArn", out var arn) ? arn.GetString() : null;
        var count = root.TryGetProperty("maxReceiveCount", out var max) && int.TryParse(max.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
        if (count is < 1 or > 1000)
            throw SqsErrors.InvalidValue(json, Name, "Invalid value for maxReceiveCount: must be between 1 and 1000.");
        return new RedrivePolicy(target ?? throw SqsErrors.InvalidValue(json, Name, "Redrive policy does not contain mandatory attribute: deadLetterTargetArn."), count);
    });
}

/// <summary>
/// Which queues may name this one as their dead-letter queue.
/// See https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html.
/// </summary>
/// <param name="Sources">ARNs of those that may, <c>null</c> for all of the account.</param>
internal sealed record RedriveAllowPolicy(IReadOnlyList<string>? Sources)
{
    private const string Name = nameof(RedriveAllowPolicy);
    private const int MaxSources = 10;

    public bool Allows(Arn source) => Sources is null || Sources.Contains(source.ToString());

    /// <summary>Reads <c>{"redrivePermission":"byQueue","sourceQueueArns":["arn:aws:sqs:…"]}</c>.</summary>
    /// <exception cref="AwsException">It is not valid.</exception>
    public static RedriveAllowPolicy Read(string json) => PolicyJson.Read(json, Name, root =>
    {
        var permission = root.TryGetProperty("redrivePermission", out var named) ? named.GetString() : null;
        var sources = root.TryGetProperty("sourceQueueArns", out var arns) ? arns.EnumerateArray().Select(arn => arn.GetString() ?? "").ToArray() : null;
        return (permission, sources) switch
        {
            ("allowAll", null) => new RedriveAllowPolicy(Sources: null),
            ("denyAll", null) => new RedriveAllowPolicy([]),
            ("byQueue", { Length: > 0 and <= MaxSources }) => new RedriveAllowPolicy(sources),
            ("byQueue", _) => throw SqsErrors.InvalidValue(json, Name, $"sourceQueueArns must name 1 to {MaxSources} queues where redrivePermission is byQueue."),
            ("allowAll" or "denyAll", _) => throw SqsErrors.InvalidValue(json, Name, "sourceQueueArns is allowed only where redrivePermission is byQueue."),
            _ => throw SqsErrors.InvalidValue(json, Name, "redrivePermission must be allowAll, denyAll or byQueue."),
        };
    });
}

file static class PolicyJson
{
    public static T Read<T>(string json, string attribute, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw SqsErrors.InvalidValue(json, attribute, "It is not a valid JSON map.");
        }
    }
}
