using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Wire;

namespace ImageStudio.LocalAws.Sqs.Operations;

internal sealed record ReceiveMessageRequest
{
    public string? QueueUrl { get; init; }

    /// <summary>The older name of <see cref="MessageSystemAttributeNames"/>.</summary>
    [Flattened("AttributeName")]
    public IReadOnlyList<string>? AttributeNames { get; init; }

    [Flattened("MessageSystemAttributeName")]
    public IReadOnlyList<string>? MessageSystemAttributeNames { get; init; }

    [Flattened("MessageAttributeName")]
    public IReadOnlyList<string>? MessageAttributeNames { get; init; }

    public int? MaxNumberOfMessages { get; init; }

    public int? VisibilityTimeout { get; init; }

    public int? WaitTimeSeconds { get; init; }

    public string? ReceiveRequestAttemptId { get; init; }
}

internal sealed record Message
{
    public required string MessageId { get; init; }

    public required string ReceiptHandle { get; init; }

    public required string MD5OfBody { get; init; }

    public required string Body { get; init; }

    [Flattened("Attribute")]
    public Dictionary<string, string>? Attributes { get; init; }

    public string? MD5OfMessageAttributes { get; init; }

    [Flattened("MessageAttribute")]
    public Dictionary<string, MessageAttribute>? MessageAttributes { get; init; }
}

internal sealed record ReceiveMessageResult([property: Flattened("Message")] IReadOnlyList<Message>? Messages) : IMayBeIdle
{
    bool IMayBeIdle.IsIdle => Messages is null;
}

/// <summary>Takes messages out of sight of other receivers, for the visibility timeout.</summary>
internal sealed class ReceiveMessage(MessageReceiver receiver, QueueStore store) : IOperation<ReceiveMessageRequest, ReceiveMessageResult>
{
    public async ValueTask<ReceiveMessageResult> ExecuteAsync(ReceiveMessageRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        if (request.MaxNumberOfMessages is < 1 or > SqsLimits.BatchEntries)
            throw SqsErrors.InvalidValue(request.MaxNumberOfMessages, "MaxNumberOfMessages", $"Must be between 1 and {SqsLimits.BatchEntries}, if provided.");
        if (request.WaitTimeSeconds is < 0 or > SqsLimits.Wait)
            throw SqsErrors.InvalidValue(request.WaitTimeSeconds, "WaitTimeSeconds", $"Must be >= 0 and <= {SqsLimits.Wait}, if provided.");
        if (request.VisibilityTimeout is < 0 or > SqsLimits.Visibility)
            throw SqsErrors.InvalidValue(request.VisibilityTimeout, "VisibilityTimeout", $"Must be between 0 and {SqsLimits.Visibility}, if provided.");

        var received = await receiver.ReceiveAsync(
            () => store.Require(request.QueueUrl, caller),
            new Receive(request.MaxNumberOfMessages ?? 1, Seconds(request.VisibilityTimeout), Seconds(request.WaitTimeSeconds), request.ReceiveRequestAttemptId),
            cancellationToken);
        string[] system = [.. request.AttributeNames ?? [], .. request.MessageSystemAttributeNames ?? []];
        return new ReceiveMessageResult(received.Count == 0 ? null : [.. received.Select(r => Show(r, system, request.MessageAttributeNames ?? []))]);
    }

    private static TimeSpan? Seconds(int? value) => value is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    private static Message Show(Received received, string[] systemNames, IReadOnlyList<string> attributeNames)
    {
        var attributes = MessageView.Attributes(received.Message, attributeNames);
        return new Message
        {
            MessageId = received.Message.Id,
            ReceiptHandle = received.ReceiptHandle,
            Body = received.Message.Body,
            MD5OfBody = MessageDigest.OfBody(received.Message.Body),
            Attributes = MessageView.SystemAttributes(received, systemNames),
            MessageAttributes = attributes,
            MD5OfMessageAttributes = MessageDigest.OfAttributes(attributes),
        };
    }
}
