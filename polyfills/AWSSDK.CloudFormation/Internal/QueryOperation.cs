using Amazon.Polyfills;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.CloudFormation.Internal;

/// <summary>How one operation is written and read.</summary>
internal static class QueryOperation<TRequest, TResponse>
    where TRequest : AmazonCloudFormationRequest
    where TResponse : AmazonWebServiceResponse, new()
{
    public static InvokeOptions Options { get; } = new()
    {
        RequestMarshaller = new QueryRequestMarshaller<TRequest>("Amazon.CloudFormation", "2010-05-15"),
        ResponseUnmarshaller = new QueryResponseUnmarshaller<TResponse>(error => ErrorTable.Create(error.Code, error)),
    };
}
