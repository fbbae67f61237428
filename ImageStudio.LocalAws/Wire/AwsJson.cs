using System.Text.Json;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Wire.Signing;

namespace ImageStudio.LocalAws.Wire;

/// <summary>
/// The AWS JSON protocols 1.0 and 1.1.
/// See https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html and, for <c>x-amzn-query-error</c>,
/// https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#awsquerycompatible-trait.
/// </summary>
internal sealed class AwsJson(ServiceRegistry services, OperationRunner runner, ErrorBoundary boundary, ServiceAuthentication authentication)
{
    public async Task HandleAsync(HttpContext http, ProtocolClaim claim, CallerContext caller)
    {
        var service = services.OfTarget(claim.Service);
        if (await boundary.GuardAsync(http, caller, () => AnswerAsync(http, claim, service, caller)) is { } error)
            await WriteErrorAsync(http, service, error);
    }

    private async Task AnswerAsync(HttpContext http, ProtocolClaim claim, ServiceDefinition? service, CallerContext caller)
    {
        if (service is null || !service.Operations.TryGetValue(claim.Operation!, out var operation))
            throw WireErrors.UnknownOperation(claim.Operation);
        caller = authentication.Authenticate(http, service, operation, await authentication.HashBodyAsync(http), caller);
        var request = await JsonSerializer.DeserializeAsync(http.Request.BodyReader, operation.RequestType, http.RequestAborted)
            ?? throw WireErrors.Serialization("The request body is null.");
        var result = await runner.RunAsync(service, operation, request, caller, http);
        await WriteAsync(http, result is Nothing ? [] : JsonSerializer.SerializeToUtf8Bytes(result, operation.ResultType));
    }

    private static Task WriteErrorAsync(HttpContext http, ServiceDefinition? service, AwsException error)
    {
        var type = error.Code.EndsWith("Exception", StringComparison.Ordinal) || service?.ErrorNamespace is null ? "com.amazon.coral.service" : service.ErrorNamespace;
        http.Response.StatusCode = error.StatusCode;
        http.Response.Headers["x-amzn-query-error"] = $"{error.QueryCode ?? error.Code};{(error.SenderFault ? "Sender" : "Receiver")}";
        return WriteAsync(http, JsonSerializer.SerializeToUtf8Bytes(new JsonError($"{type}#{error.Code}", error.Message), WireJson.Default.JsonError));
    }

    private static Task WriteAsync(HttpContext http, ReadOnlyMemory<byte> body)
    {
        // Clients choose 1.0 or 1.1 and expect the answer in kind.
        http.Response.ContentType = http.Request.ContentType ?? "application/x-amz-json-1.0";
        http.Response.ContentLength = body.Length;
        return http.Response.Body.WriteAsync(body, http.RequestAborted).AsTask();
    }
}
