using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using Amazon.Util;

namespace Amazon.SQS.Internal;

/// <summary>How one operation is written and read; the operation's name is that of its request type.</summary>
internal static class JsonOperation<TRequest, TResponse>
    where TRequest : AmazonSQSRequest
    where TResponse : AmazonWebServiceResponse, new()
{
    public static InvokeOptions Options { get; } = new()
    {
        RequestMarshaller = new Writer(),
        ResponseUnmarshaller = new Reader(),
    };

    private sealed class Writer : IMarshaller<IRequest, AmazonWebServiceRequest>
    {
        private static readonly string Target = "AmazonSQS." + typeof(TRequest).Name[..^"Request".Length];

        public IRequest Marshall(AmazonWebServiceRequest input)
        {
            var request = new DefaultRequest(input, "Amazon.SQS")
            {
                HttpMethod = "POST",
                ResourcePath = "/",
                Content = JsonSerializer.SerializeToUtf8Bytes((TRequest)input, AwsJson.Options),
            };
            request.Headers["X-Amz-Target"] = Target;
            request.Headers["Content-Type"] = "application/x-amz-json-1.0";
            request.Headers[HeaderKeys.XAmzApiVersion] = "2012-11-05";
            return request;
        }
    }

    private sealed class Reader : JsonResponseUnmarshaller
    {
        // An operation without output answers with an empty body.
        private static readonly bool HasOutput = AwsJson.Options.GetTypeInfo(typeof(TResponse)).Properties.Count > 0;

        public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input) =>
            HasOutput ? JsonSerializer.Deserialize<TResponse>(input.Stream, AwsJson.Options) : new TResponse();

        public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
        {
            var json = new StreamingUtf8JsonReader(input.Stream);
            var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(input, ref json);
            error.InnerException = innerException;
            error.StatusCode = statusCode;

            // The type is chosen by the JSON error; ErrorCode stays the one of the Query protocol for older callers.
            var type = error.Code;
            AwsQueryCompatibleErrorHandler.ApplyQueryErrorHeader(error, input.ResponseData);
            return ErrorTable.Create(type, error);
        }
    }
}
