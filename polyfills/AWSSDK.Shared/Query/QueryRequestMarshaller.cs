using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.Polyfills;

/// <summary>Writes a request of the AWS Query protocol; the operation's name is that of its request type.</summary>
internal sealed class QueryRequestMarshaller<TRequest>(string serviceName, string version) : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    private static readonly string Action = typeof(TRequest).Name[..^"Request".Length];

    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = new DefaultRequest(input, serviceName) { HttpMethod = "POST", ResourcePath = "/" };
        request.Parameters["Action"] = Action;
        request.Parameters["Version"] = version;
        QueryWriter.WriteMembers(request.Parameters, prefix: "", input);
        return request;
    }
}
