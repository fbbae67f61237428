using ImageStudio.LocalAws.Common;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace ImageStudio.LocalAws.Wire;

/// <summary>Hands each request to the protocol that claims it; pages go on to the routes behind.</summary>
internal sealed class Dispatcher(RequestDelegate next, AwsJson json, AwsQuery query, IEnumerable<IRestService> restServices, IOptions<LocalAwsOptions> options)
{
    /// <summary>Largest body of a JSON or Query call: a batch of SQS (1 MiB) with every character escaped.</summary>
    private const long BodyLimit = 8 * 1024 * 1024;

    private readonly IRestService? _rest = restServices.SingleOrDefault();

    public Task InvokeAsync(HttpContext http)
    {
        var signals = RequestSignals.Of(http.Request);
        var claim = ProtocolClaimer.Claim(signals);
        if (claim.Protocol is Protocol.Page)
            return next(http);

        var caller = Caller(http.Request, signals);
        if (claim.Protocol is Protocol.Rest)
            return _rest?.HandleAsync(http, caller) ?? Unclaimed(http, caller);

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = BodyLimit;
        http.Response.Headers["x-amzn-RequestId"] = caller.RequestId;
        return claim.Protocol is Protocol.AwsJson ? json.HandleAsync(http, claim, caller) : query.HandleAsync(http, claim, caller);
    }

    private CallerContext Caller(HttpRequest request, in RequestSignals signals) =>
        new(options.Value.AccountId,
            signals.Scope?.Region ?? options.Value.Region,
            new Uri($"{request.Scheme}://{(signals.Host.Length > 0 ? signals.Host : "localhost")}"),
            Guid.NewGuid().ToString())
        {
            AccessKeyId = signals.Scope?.AccessKeyId,
        };

    private static async Task Unclaimed(HttpContext http, CallerContext caller)
    {
        var error = new AwsException("NotImplemented", "No service of this server answers such a request.", 501);
        http.Response.StatusCode = error.StatusCode;
        http.Response.ContentType = "text/xml";
        await http.Response.Body.WriteAsync(QueryWriter.Error(null, error, caller.RequestId), http.RequestAborted);
    }
}
