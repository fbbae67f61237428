using System.Text.Json;
using ImageStudio.Benchmarks.LocalAws.Load;
using ImageStudio.Benchmarks.Pipeline;

namespace ImageStudio.Benchmarks.LocalAws;

/// <summary>How long it takes from the start of a request until those who wait at the topic's queues have the message.</summary>
internal static class DeliveryLatency
{
    private const int WaitSeconds = 10;
    private static readonly TimeSpan ToGetWaiting = TimeSpan.FromMilliseconds(3);

    /// <summary>From PutObject, through the bucket's announcement and the topic.</summary>
    public static Task<Latencies> OfPutsAsync(Stage stage, Announcement announcement, int count, CancellationToken cancellationToken) =>
        MeasureAsync(stage, announcement, () => (AwsRequests.Put(stage.Url, Stage.Bucket, $"{announcement.Prefix}{stage.NextNumber()}"), Bodies.Small), count, cancellationToken);

    /// <summary>From Publish, through the topic.</summary>
    public static Task<Latencies> OfPublicationsAsync(Stage stage, Announcement announcement, int count, CancellationToken cancellationToken)
    {
        var body = AwsRequests.Form([("Action", "Publish"), ("TopicArn", announcement.TopicArn), ("Message", "hello")]);
        return MeasureAsync(stage, announcement, () => (AwsRequests.Sns(stage.Url), body), count, cancellationToken);
    }

    private static async Task<Latencies> MeasureAsync(Stage stage, Announcement announcement, Func<(string Head, ReadOnlyMemory<byte> Body)> request, int count, CancellationToken cancellationToken)
    {
        using var sender = new HttpConnection(stage.Url);
        var receivers = announcement.Queues.Select(queue => new Receiver(stage.Url, queue)).ToList();
        var latencies = new List<TimeSpan>();
        try
        {
            for (var i = 0; i < count + WarmUp(count); i++)
            {
                var waiting = receivers.ConvertAll(receiver => receiver.ReceiveAsync(cancellationToken));
                await Task.Delay(ToGetWaiting, TimeProvider.System, cancellationToken);
                var (head, body) = request();
                var start = TimeProvider.System.GetTimestamp();
                await sender.DemandAsync(head, body, cancellationToken);
                await Task.WhenAll(waiting);
                if (i >= WarmUp(count)) latencies.Add(TimeProvider.System.GetElapsedTime(start));
                foreach (var receiver in receivers) await receiver.DeleteAsync(cancellationToken);
            }
        }
        finally
        {
            receivers.ForEach(receiver => receiver.Dispose());
        }

        return new Latencies(latencies);
    }

    private static int WarmUp(int count) => count / 5;

    private sealed class Receiver(Uri url, Queue queue) : IDisposable
    {
        private readonly HttpConnection _connection = new(url);
        private readonly byte[] _body = JsonSerializer.SerializeToUtf8Bytes(new { QueueUrl = queue.Url, WaitTimeSeconds = WaitSeconds });
        private string _receipt = "";

        public async Task ReceiveAsync(CancellationToken cancellationToken)
        {
            IReadOnlyList<string> receipts = [];
            while (receipts.Count == 0)
                receipts = Receipts.In((await _connection.DemandAsync(AwsRequests.Sqs(url, "ReceiveMessage"), _body, cancellationToken)).Span);
            _receipt = receipts[0];
        }

        public async Task DeleteAsync(CancellationToken cancellationToken) =>
            await _connection.DemandAsync(AwsRequests.Sqs(url, "DeleteMessage"), Receipts.DeleteBody(queue.Url, _receipt), cancellationToken);

        public void Dispose() => _connection.Dispose();
    }
}
