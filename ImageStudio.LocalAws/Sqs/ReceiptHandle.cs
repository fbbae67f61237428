using System.Globalization;
using System.Text;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Sqs;

/// <summary>What a receive hands out for the message: the queue, the message, and which of its receives it was.</summary>
internal sealed record ReceiptHandle(string Queue, string MessageId, int Receive)
{
    /// <summary>Reads a handle.</summary>
    /// <exception cref="AwsException">The text is missing, is no handle, or is one of another queue.</exception>
    public static ReceiptHandle Parse(string? text, MessageQueue queue)
    {
        if (text is null)
            throw SqsErrors.MissingParameter("ReceiptHandle");
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length)
            && Encoding.UTF8.GetString(bytes, 0, length).Split(' ') is [var key, var id, var receive]
            && key == queue.Key
            && int.TryParse(receive, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new ReceiptHandle(key, id, number)
            : throw SqsErrors.ReceiptHandleIsInvalid(text);
    }

    /// <summary>The handle for the latest receive of a message.</summary>
    public static string Of(MessageQueue queue, QueuedMessage message) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{queue.Key} {message.Id} {message.ReceiveCount}")));
}
