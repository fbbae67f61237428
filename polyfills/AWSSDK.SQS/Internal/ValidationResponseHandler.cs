using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SQS.Model;

namespace Amazon.SQS.Internal;

/// <summary>Compares the digests that the service reports with those of what was sent or received.</summary>
/// <exception cref="AmazonSQSException">A body or its attributes changed on the way.</exception>
internal sealed class ValidationResponseHandler : PipelineHandler
{
    public override void InvokeSync(IExecutionContext executionContext)
    {
        base.InvokeSync(executionContext);
        Validate(executionContext);
    }

    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var response = await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
        Validate(executionContext);
        return response;
    }

    private static void Validate(IExecutionContext context)
    {
        switch (context.RequestContext.OriginalRequest, context.ResponseContext.Response)
        {
            case (ReceiveMessageRequest, ReceiveMessageResponse received):
                received.Messages?.ForEach(ValidateReceived);
                break;
            case (SendMessageRequest sent, SendMessageResponse accepted):
                CheckBody(sent.MessageBody, accepted.MD5OfMessageBody, "MD5 hash mismatch");
                CheckAttributes(sent.MessageAttributes, accepted.MD5OfMessageAttributes, "Attribute MD5 hash mismatch");
                break;
            case (SendMessageBatchRequest sent, SendMessageBatchResponse accepted):
                ValidateBatch(sent, accepted);
                break;
        }
    }

    // Received messages and batches need a digest of the body; for a single sent message the SDK does without where it is absent.
    private static void ValidateReceived(Message message)
    {
        Check(MessageDigest.OfBody(message.Body), message.MD5OfBody, $"MD5 hash mismatch for message id {message.MessageId}");
        CheckAttributes(message.MessageAttributes, message.MD5OfMessageAttributes, $"Attribute MD5 hash mismatch for message id {message.MessageId}");
    }

    private static void ValidateBatch(SendMessageBatchRequest sent, SendMessageBatchResponse accepted)
    {
        var entries = sent.Entries.ToDictionary(entry => entry.Id, StringComparer.Ordinal);
        foreach (var result in accepted.Successful ?? [])
        {
            var entry = entries[result.Id];
            Check(MessageDigest.OfBody(entry.MessageBody), result.MD5OfMessageBody, $"MD5 hash mismatch for message id {result.MessageId}");
            CheckAttributes(entry.MessageAttributes, result.MD5OfMessageAttributes, $"Attribute MD5 hash mismatch for message id {result.MessageId}");
        }
    }

    private static void CheckBody(string body, string digest, string failure)
    {
        if (!string.IsNullOrEmpty(body) && !string.IsNullOrEmpty(digest)) Check(MessageDigest.OfBody(body), digest, failure);
    }

    private static void CheckAttributes(Dictionary<string, MessageAttributeValue> attributes, string digest, string failure)
    {
        if (attributes is { Count: > 0 } && !string.IsNullOrEmpty(digest)) Check(MessageDigest.OfAttributes(attributes), digest, failure);
    }

    private static void Check(string calculated, string reported, string failure)
    {
        if (!calculated.Equals(reported, StringComparison.OrdinalIgnoreCase)) throw new AmazonSQSException(failure);
    }
}
