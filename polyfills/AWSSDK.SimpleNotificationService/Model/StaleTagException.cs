using System.Net;
using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

public class StaleTagException : AmazonSimpleNotificationServiceException
{
    public StaleTagException(string message)
        : base(message)
    {
    }

    public StaleTagException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public StaleTagException(Exception innerException)
        : base(innerException)
    {
    }

    public StaleTagException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    public StaleTagException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }
}
