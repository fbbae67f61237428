using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace ImageStudio.Benchmarks.LocalAws.Load;

/// <summary>Makes queues, topics and buckets by the same calls everywhere.</summary>
internal sealed class Setup(Uri url, HttpConnection connection)
{
    private static readonly string[] ArnAlone = ["QueueArn"];

    /// <summary>A queue that anything may send to.</summary>
    public async Task<Queue> CreateQueueAsync(string name, CancellationToken cancellationToken)
    {
        var queueUrl = (await SqsAsync("CreateQueue", new { QueueName = name }, cancellationToken)).GetProperty("QueueUrl").GetString()!;
        var attributes = await SqsAsync("GetQueueAttributes", new { QueueUrl = queueUrl, AttributeNames = ArnAlone }, cancellationToken);
        var arn = attributes.GetProperty("Attributes").GetProperty("QueueArn").GetString()!;
        await SqsAsync("SetQueueAttributes", new { QueueUrl = queueUrl, Attributes = new { Policy = AnyoneMay("sqs:SendMessage", arn) } }, cancellationToken);
        return new Queue(queueUrl, arn);
    }

    /// <summary>A topic that anything may publish to; its ARN.</summary>
    public async Task<string> CreateTopicAsync(string name, CancellationToken cancellationToken)
    {
        var arn = Value(await SnsAsync("CreateTopic", cancellationToken, ("Name", name)), "TopicArn");
        await SnsAsync("SetTopicAttributes", cancellationToken, ("TopicArn", arn), ("AttributeName", "Policy"), ("AttributeValue", AnyoneMay("sns:Publish", arn)));
        return arn;
    }

    public Task SubscribeAsync(string topicArn, Queue queue, CancellationToken cancellationToken) =>
        SnsAsync("Subscribe", cancellationToken, ("TopicArn", topicArn), ("Protocol", "sqs"), ("Endpoint", queue.Arn));

    /// <summary>A bucket that announces new objects, by the beginning of their keys; false where the emulator does not know how.</summary>
    public async Task<bool> CreateBucketAsync(string name, IEnumerable<(string Prefix, string TopicArn)> announcements, CancellationToken cancellationToken)
    {
        await connection.DemandAsync(AwsRequests.Put(url, name, ""), default, cancellationToken);
        var configurations = announcements.Select(each => $"<TopicConfiguration><Topic>{each.TopicArn}</Topic><Event>s3:ObjectCreated:*</Event><Filter><S3Key><FilterRule><Name>prefix</Name><Value>{each.Prefix}</Value></FilterRule></S3Key></Filter></TopicConfiguration>");
        var body = $"""<NotificationConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/">{string.Concat(configurations)}</NotificationConfiguration>""";
        var set = await connection.SendAsync(AwsRequests.Put(url, name, "?notification"), Encoding.UTF8.GetBytes(body), cancellationToken);
        if (set.Status != 200) return false;
        var kept = await connection.SendAsync(AwsRequests.Get(url, name, "?notification"), default, cancellationToken);
        return kept.Status == 200 && kept.Body.Span.IndexOf("TopicConfiguration"u8) >= 0;
    }

    private async Task<JsonElement> SqsAsync(string operation, object request, CancellationToken cancellationToken)
    {
        var answer = await connection.DemandAsync(AwsRequests.Sqs(url, operation), JsonSerializer.SerializeToUtf8Bytes(request), cancellationToken);
        return answer.IsEmpty ? default : JsonElement.Parse(answer.Span);
    }

    private async Task<XElement> SnsAsync(string action, CancellationToken cancellationToken, params (string Name, string Value)[] parameters)
    {
        var answer = await connection.DemandAsync(AwsRequests.Sns(url), AwsRequests.Form([("Action", action), .. parameters]), cancellationToken);
        return XElement.Parse(Encoding.UTF8.GetString(answer.Span));
    }

    private static string Value(XElement answer, string name) => answer.Descendants().First(element => element.Name.LocalName == name).Value;

    private static string AnyoneMay(string action, string arn) => JsonSerializer.Serialize(new
    {
        Version = "2012-10-17",
        Statement = new[] { new { Effect = "Allow", Principal = "*", Action = action, Resource = arn } },
    });
}

/// <summary>A queue of the emulator under measurement.</summary>
internal sealed record Queue(string Url, string Arn);
