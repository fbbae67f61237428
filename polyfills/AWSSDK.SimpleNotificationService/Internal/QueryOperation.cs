using Amazon.Polyfills;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.SimpleNotificationService.Internal;

/// <summary>How one operation is written and read.</summary>
internal static class QueryOperation<TRequest, TResponse>
    where TRequest : AmazonSimpleNotificationServiceRequest
    where TResponse : AmazonWebServiceResponse, new()
{
    public static InvokeOptions Options { get; } = new()
    {
        RequestMarshaller = new QueryRequestMarshaller<TRequest>("Amazon.SimpleNotificationService", "2010-03-31"),
        ResponseUnmarshaller = new QueryResponseUnmarshaller<TResponse>(error => ErrorTable.Create(error.Code, error)),
    };
}
