using System.Globalization;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Wire;

namespace ImageStudio.LocalAws.Sqs.Operations;

internal sealed record GetQueueAttributesRequest(string? QueueUrl, [property: Flattened("AttributeName")] IReadOnlyList<string>? AttributeNames);

internal sealed record GetQueueAttributesResult([property: Flattened("Attribute")] Dictionary<string, string>? Attributes);

/// <summary>Shows a queue's attributes: those asked for by name, or <c>All</c>.</summary>
internal sealed class GetQueueAttributes(QueueStore store) : IOperation<GetQueueAttributesRequest, GetQueueAttributesResult>
{
    private static readonly HashSet<string> Optional = new(StringComparer.Ordinal)
    {
        "All", "Policy", "RedrivePolicy", "RedriveAllowPolicy", "KmsMasterKeyId", "KmsDataKeyReusePeriodSeconds", "FifoQueue", "ContentBasedDeduplication", "DeduplicationScope", "FifoThroughputLimit",
    };

    public ValueTask<GetQueueAttributesResult> ExecuteAsync(GetQueueAttributesRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        Dictionary<string, string> all;
        lock (store.Lock)
        {
            var queue = store.Require(request.QueueUrl, caller);
            queue.Refresh(store.Now);
            all = All(queue);
        }
        if (request.AttributeNames?.FirstOrDefault(n => !all.ContainsKey(n) && !Optional.Contains(n)) is { } unknown)
            throw SqsErrors.InvalidAttributeName(unknown);
        var asked = request.AttributeNames ?? [];
        var shown = asked.Contains("All") ? all : new Dictionary<string, string>(all.Where(a => asked.Contains(a.Key)));
        return ValueTask.FromResult(new GetQueueAttributesResult(shown.Count > 0 ? shown : null));
    }

    private static Dictionary<string, string> All(MessageQueue queue) => new(queue.Settings.Shown(), StringComparer.Ordinal)
    {
        ["QueueArn"] = queue.Arn.ToString(),
        ["ApproximateNumberOfMessages"] = Number(queue.Count(MessageState.Ready)),
        ["ApproximateNumberOfMessagesNotVisible"] = Number(queue.Count(MessageState.InFlight)),
        ["ApproximateNumberOfMessagesDelayed"] = Number(queue.Count(MessageState.Delayed)),
        ["CreatedTimestamp"] = Number(queue.CreatedAt.ToUnixTimeSeconds()),
        ["LastModifiedTimestamp"] = Number(queue.ModifiedAt.ToUnixTimeSeconds()),
    };

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
