using System.Text.Json;

namespace ImageStudio.Benchmarks.LocalAws.Load;

/// <summary>A kind of request that is measured by its rate.</summary>
/// <param name="Name">What the report calls it.</param>
/// <param name="RunAsync">One operation; false when there is nothing left to do.</param>
internal sealed record LoadKind(string Name, Func<Stage, HttpConnection, CancellationToken, Task<bool>> RunAsync);

/// <summary>The loads, in their order: what is received was sent by the load before.</summary>
internal static class Loads
{
    public static IReadOnlyList<LoadKind> All { get; } =
    [
        new("SendMessage 1 KiB", SendAsync),
        new("ReceiveMessage and DeleteMessage", ReceiveAndDeleteAsync),
        new("Publish 1 KiB to 3 queues", PublishAsync),
        new("PutObject 1 KiB", PutSmallAsync),
        new("GetObject 1 KiB", (stage, connection, cancellationToken) => GetAsync(stage, connection, "read-small", cancellationToken)),
        new("PutObject 1 MiB", PutLargeAsync),
        new("GetObject 1 MiB", (stage, connection, cancellationToken) => GetAsync(stage, connection, "read-large", cancellationToken)),
    ];

    private static async Task<bool> SendAsync(Stage stage, HttpConnection connection, CancellationToken cancellationToken)
    {
        await connection.DemandAsync(AwsRequests.Sqs(stage.Url, "SendMessage"), stage.SendBody, cancellationToken);
        return true;
    }

    private static async Task<bool> ReceiveAndDeleteAsync(Stage stage, HttpConnection connection, CancellationToken cancellationToken)
    {
        var answer = await connection.DemandAsync(AwsRequests.Sqs(stage.Url, "ReceiveMessage"), stage.ReceiveBody, cancellationToken);
        if (Receipts.In(answer.Span) is not [var receipt]) return false;
        await connection.DemandAsync(AwsRequests.Sqs(stage.Url, "DeleteMessage"), Receipts.DeleteBody(stage.WorkUrl, receipt), cancellationToken);
        return true;
    }

    private static async Task<bool> PublishAsync(Stage stage, HttpConnection connection, CancellationToken cancellationToken)
    {
        await connection.DemandAsync(AwsRequests.Sns(stage.Url), stage.PublishBody, cancellationToken);
        return true;
    }

    private static async Task<bool> PutSmallAsync(Stage stage, HttpConnection connection, CancellationToken cancellationToken)
    {
        await connection.DemandAsync(AwsRequests.Put(stage.Url, Stage.Bucket, $"small/{stage.NextNumber()}"), Bodies.Small, cancellationToken);
        return true;
    }

    // New keys without end would fill the disk.
    private static async Task<bool> PutLargeAsync(Stage stage, HttpConnection connection, CancellationToken cancellationToken)
    {
        await connection.DemandAsync(AwsRequests.Put(stage.Url, Stage.Bucket, $"large/{stage.NextNumber() % Stage.Objects}"), Bodies.Large, cancellationToken);
        return true;
    }

    private static async Task<bool> GetAsync(Stage stage, HttpConnection connection, string folder, CancellationToken cancellationToken)
    {
        await connection.DemandAsync(AwsRequests.Get(stage.Url, Stage.Bucket, $"{folder}/{stage.NextNumber() % Stage.Objects}"), default, cancellationToken);
        return true;
    }
}

/// <summary>Receipt handles in answers to ReceiveMessage.</summary>
internal static class Receipts
{
    public static IReadOnlyList<string> In(ReadOnlySpan<byte> answer)
    {
        var found = new List<string>();
        var json = new Utf8JsonReader(answer);
        while (json.Read())
            if (json.TokenType is JsonTokenType.PropertyName && json.ValueTextEquals("ReceiptHandle"u8) && json.Read())
                found.Add(json.GetString()!);
        return found;
    }

    public static ReadOnlyMemory<byte> DeleteBody(string queueUrl, string receipt) =>
        JsonSerializer.SerializeToUtf8Bytes(new { QueueUrl = queueUrl, ReceiptHandle = receipt });
}
