using ImageStudio.ServiceDefaults;
using Microsoft.Extensions.Options;

namespace ImageStudio.Web.DeadLetters;

/// <summary>A dead-letter queue and the queue that it serves.</summary>
/// <param name="Name">Name of the worker.</param>
/// <param name="Url">Of the dead-letter queue.</param>
/// <param name="SourceUrl">Of the worker's queue.</param>
internal sealed record DeadLetterQueue(string Name, string Url, string SourceUrl)
{
    /// <summary>One look at a time: two at once would hide messages from each other.</summary>
    public SemaphoreSlim Gate { get; } = new(1, 1);
}

/// <summary>The dead-letter queues by the stack's outputs, <c>AWS:Resources:{Worker}DeadLetterQueueUrl</c>: a further rendition brings its own.</summary>
internal sealed class DeadLetterOptions
{
    private const string Suffix = "DeadLetterQueueUrl";

    public IReadOnlyList<DeadLetterQueue> Queues { get; private set; } = [];

    public void Read(IConfiguration resources) => Queues =
    [
        .. from output in resources.GetChildren()
           where output.Key.EndsWith(Suffix, StringComparison.Ordinal) && output.Key.Length > Suffix.Length
           where !string.IsNullOrEmpty(output.Value)
           let worker = output.Key[..^Suffix.Length]
           select new DeadLetterQueue($"{char.ToLowerInvariant(worker[0])}{worker[1..]}", output.Value!, resources[$"{worker}QueueUrl"] ?? ""),
    ];
}

/// <summary>Names every queue that nothing could be sent back to.</summary>
internal sealed class DeadLetterOptionsValidator : IValidateOptions<DeadLetterOptions>
{
    public ValidateOptionsResult Validate(string? name, DeadLetterOptions options)
    {
        var faults = options.Queues.Where(queue => queue.SourceUrl.Length == 0).Select(Explain).ToArray();
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static string Explain(DeadLetterQueue queue)
    {
        var worker = $"{char.ToUpperInvariant(queue.Name[0])}{queue.Name[1..]}";
        return $"{AwsResources.Section}:{worker}QueueUrl is not set, but {AwsResources.Section}:{worker}DeadLetterQueueUrl is: dead letters need the queue that they go back to.";
    }
}
