using System.Text.Json.Serialization;

namespace ImageStudio.Web.Status;

/// <summary>What a worker seems to be doing.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WorkerState>))]
public enum WorkerState
{
    /// <summary>There is nothing to do.</summary>
    [JsonStringEnumMemberName("idle")]
    Idle,

    /// <summary>It has taken messages, or they have only just come.</summary>
    [JsonStringEnumMemberName("working")]
    Working,

    /// <summary>Messages wait and nobody takes them.</summary>
    [JsonStringEnumMemberName("stalled")]
    Stalled,
}

/// <summary>A queue in numbers, which SQS gives approximately.</summary>
/// <param name="Name">Name of the worker that it is for.</param>
/// <param name="Waiting">Messages that wait.</param>
/// <param name="InFlight">Messages that are being worked on.</param>
/// <param name="DeadLetters">Messages that could not be handled.</param>
public sealed record QueueStatus(string Name, int Waiting, int InFlight, int DeadLetters);

/// <summary>A worker, judged by its queue, since any number of processes may stand behind it.</summary>
/// <param name="Name">Name of the worker.</param>
/// <param name="State">What it seems to be doing.</param>
public sealed record WorkerStatus(string Name, WorkerState State);

/// <summary>How busy the studio is.</summary>
/// <param name="Queues">Each queue.</param>
/// <param name="Workers">Each worker.</param>
public sealed record StudioStatus(IReadOnlyList<QueueStatus> Queues, IReadOnlyList<WorkerStatus> Workers)
{
    /// <inheritdoc />
    public bool Equals(StudioStatus? other) => other is not null && Queues.SequenceEqual(other.Queues) && Workers.SequenceEqual(other.Workers);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Queues.Count, Workers.Count);
}
