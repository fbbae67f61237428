using System.Net;
using System.Xml;
using System.Xml.Linq;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.Polyfills;

/// <summary>Reads <c>{Operation}Response/{Operation}Result</c> and the error documents of the AWS Query protocol.</summary>
internal sealed class QueryResponseUnmarshaller<TResponse>(Func<ErrorResponse, AmazonServiceException> createException) : XmlResponseUnmarshaller
    where TResponse : AmazonWebServiceResponse, new()
{
    private static readonly string Result = typeof(TResponse).Name[..^"Response".Length] + "Result";
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext input)
    {
        using var reader = XmlReader.Create(input.Stream, Settings);
        var root = XElement.Load(reader);
        var response = new TResponse();
        if (QueryReader.Child(root, Result) is { } result) QueryReader.ReadMembers(result, response);
        if (QueryReader.Child(root, "ResponseMetadata") is { } metadata)
            response.ResponseMetadata = new ResponseMetadata { RequestId = QueryReader.Child(metadata, "RequestId")?.Value };
        return response;
    }

    public override AmazonServiceException UnmarshallException(XmlUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var error = XmlErrorResponseUnmarshaller.GetInstance().Unmarshall(input);
        error.InnerException = innerException;
        error.StatusCode = statusCode;
        return createException(error);
    }
}
