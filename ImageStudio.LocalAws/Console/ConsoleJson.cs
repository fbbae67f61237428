using System.Text.Json.Serialization;

namespace ImageStudio.LocalAws.Console;

/// <summary>Shapes of the console's API.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BucketsAnswer))]
[JsonSerializable(typeof(QueuesAnswer))]
[JsonSerializable(typeof(TopicsAnswer))]
[JsonSerializable(typeof(InboxAnswer))]
[JsonSerializable(typeof(FolderView))]
[JsonSerializable(typeof(QueueMessagesView))]
internal sealed partial class ConsoleJson : JsonSerializerContext;

internal sealed record BucketsAnswer(IReadOnlyList<BucketView> Buckets);

internal sealed record QueuesAnswer(IReadOnlyList<QueueView> Queues);

internal sealed record TopicsAnswer(IReadOnlyList<TopicView> Topics);

internal sealed record InboxAnswer(IReadOnlyList<InboxMail> Mails);
