namespace ImageStudio.LocalAws.Common;

/// <summary>
/// A failure that the caller gets to see with a service's own error code. Each service makes its errors in one table
/// (<c>SqsErrors</c>, <c>S3Errors</c>, …); the writer of the claimed protocol turns them into JSON or XML.
/// </summary>
/// <param name="code">The service's error code, for example <c>NoSuchBucket</c>.</param>
/// <param name="message">The message that the client shows.</param>
/// <param name="statusCode">HTTP status, 400 to 599.</param>
public class AwsException(string code, string message, int statusCode = 400) : Exception(message)
{
    /// <summary>The service's error code.</summary>
    public string Code { get; } = code;

    /// <summary>HTTP status, 400 to 599.</summary>
    public int StatusCode { get; } = statusCode;

    /// <summary>Whether the caller is at fault (status below 500).</summary>
    public bool SenderFault => StatusCode < 500;

    /// <summary>Code for clients of the Query protocol where it differs (SQS: <c>x-amzn-query-error</c>).</summary>
    public string? QueryCode { get; init; }

    /// <summary>Further elements of the error document, for example <c>BucketName</c> and <c>Key</c> in S3.</summary>
    public IReadOnlyDictionary<string, string> Details { get; init; } = new Dictionary<string, string>();
}
