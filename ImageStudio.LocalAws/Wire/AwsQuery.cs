using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Wire.Signing;
using Microsoft.Extensions.Primitives;

namespace ImageStudio.LocalAws.Wire;

/// <summary>
/// The AWS Query protocol: parameters in the form or the query string, answers in XML.
/// See https://smithy.io/2.0/aws/protocols/aws-query-protocol.html.
/// </summary>
internal sealed class AwsQuery(ServiceRegistry services, OperationRunner runner, ErrorBoundary boundary, ServiceAuthentication authentication)
{
    public async Task HandleAsync(HttpContext http, ProtocolClaim claim, CallerContext caller)
    {
        ServiceDefinition? service = null;
        var error = await boundary.GuardAsync(http, caller, async () =>
        {
            RefuseForeignPages(http.Request);
            var bodyHash = await authentication.HashBodyAsync(http);
            var parameters = await ParametersAsync(http.Request, http.RequestAborted);
            var (action, version) = (Value(parameters, "Action"), Value(parameters, "Version"));
            service = services.OfQuery(claim.Service, version, action);
            if (action is null || service is null || !service.Operations.TryGetValue(action, out var operation))
                throw WireErrors.InvalidAction(action, version);
            var known = authentication.Authenticate(http, service, operation, bodyHash, caller);
            AddPath(parameters, service, http.Request, caller);

            var result = await runner.RunAsync(service, operation, QueryReader.Read(parameters, operation.RequestType), known, http);
            await WriteAsync(http, QueryWriter.Result(service, operation, result, caller.RequestId));
        });
        if (error is not null)
        {
            http.Response.StatusCode = error.StatusCode;
            await WriteAsync(http, QueryWriter.Error(service?.XmlNamespace, error, caller.RequestId));
        }
    }

    private static async ValueTask<Dictionary<string, StringValues>> ParametersAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var parameters = new Dictionary<string, StringValues>(request.Query, StringComparer.Ordinal);
        if (request.HasFormContentType)
        {
            foreach (var (name, value) in await request.ReadFormAsync(cancellationToken))
                parameters[name] = value;
        }
        return parameters;
    }

    private static string? Value(Dictionary<string, StringValues> parameters, string name) => parameters.TryGetValue(name, out var value) ? value.ToString() : null;

    private static void AddPath(Dictionary<string, StringValues> parameters, ServiceDefinition service, HttpRequest request, CallerContext caller)
    {
        if (service.PathParameter is { } name && request.Path.Value is { Length: > 1 } path && !parameters.ContainsKey(name))
            parameters[name] = new Uri(caller.BaseUrl, path).ToString();
    }

    // A form is something any web page can post to loopback without asking; AWS clients sign or send no Origin.
    private static void RefuseForeignPages(HttpRequest request)
    {
        if (request.Headers.Authorization.Count == 0 && request.Headers.Origin is [{ } origin] && origin != $"{request.Scheme}://{request.Host}")
            throw new AwsException("AccessDenied", "Unsigned calls from web pages of another origin are refused.", 403);
    }

    private static Task WriteAsync(HttpContext http, byte[] body)
    {
        http.Response.ContentType = "text/xml";
        http.Response.ContentLength = body.Length;
        return http.Response.Body.WriteAsync(body, http.RequestAborted).AsTask();
    }
}
