using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Sqs;

/// <summary>Where a task is in its life. AWS has CANCELLING as well; here a task stops at once.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MoveTaskStatus>))]
internal enum MoveTaskStatus
{
    /// <summary>It moves messages.</summary>
    Running,

    /// <summary>No visible message was left.</summary>
    Completed,

    /// <summary>Somebody stopped it; what was moved stays moved.</summary>
    Cancelled,

    /// <summary>A message could not be moved.</summary>
    Failed,
}

/// <summary>
/// Moves the messages of a dead-letter queue to where they came from, or to one other queue.
/// See https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html.
/// </summary>
/// <param name="Id">Of the task.</param>
/// <param name="Destination">ARN of the queue to move to, <c>null</c> for the queue that each message came from.</param>
/// <param name="Rate">Most messages in a second, <c>null</c> for as many as there are.</param>
/// <param name="StartedAt">When it was started.</param>
/// <param name="ToMove">Visible messages when it was started.</param>
internal sealed record MoveTask(string Id, string? Destination, int? Rate, DateTimeOffset StartedAt, int ToMove)
{
    /// <summary>Most tasks that AWS lists, and that are kept.</summary>
    public const int Kept = 10;

    /// <summary>Fastest rate that may be asked for, in messages a second.</summary>
    public const int MaxRate = 500;

    public int Moved { get; init; }

    public MoveTaskStatus Status { get; init; }

    public string? FailureReason { get; init; }

    /// <summary>What clients name the task by: base64 of JSON, as on AWS.</summary>
    public string Handle(Arn source) =>
        Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(new MoveTaskHandle(Id, source.ToString()), MoveTaskJson.Default.MoveTaskHandle));
}

/// <summary>The content of a task's handle: <c>{"taskId":"…","sourceArn":"arn:aws:sqs:…"}</c>.</summary>
internal sealed record MoveTaskHandle([property: JsonPropertyName("taskId")] string? TaskId, [property: JsonPropertyName("sourceArn")] string? SourceArn)
{
    /// <summary>Reads a handle, <c>null</c> where the text is none.</summary>
    public static MoveTaskHandle? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(Encoding.UTF8.GetString(Convert.FromBase64String(text)), MoveTaskJson.Default.MoveTaskHandle);
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return null;
        }
    }
}

[JsonSerializable(typeof(MoveTaskHandle))]
internal sealed partial class MoveTaskJson : JsonSerializerContext;
