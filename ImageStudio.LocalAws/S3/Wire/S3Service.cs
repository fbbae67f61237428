using System.Diagnostics;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.State;
using ImageStudio.LocalAws.Telemetry;
using ImageStudio.LocalAws.Wire;
using Microsoft.AspNetCore.Http.Features;

namespace ImageStudio.LocalAws.S3.Wire;

/// <summary>S3 over HTTP: addressing, CORS, signatures, the operation within its span, errors.</summary>
internal sealed partial class S3Service(S3Router router, S3Store store, LocalAwsTelemetry telemetry, S3Authentication authentication, ILogger<S3Service> logger) : IRestService
{
    public string SigningName => "s3";

    public async Task HandleAsync(HttpContext http, CallerContext caller)
    {
        // S3's own form: sixteen upper-case letters and digits.
        caller = caller with { RequestId = Guid.NewGuid().ToString("N")[..16].ToUpperInvariant() };
        http.Response.Headers["x-amz-request-id"] = caller.RequestId;
        http.Response.Headers["x-amz-id-2"] = S3Identity.HostId;
        S3Target target = default;
        try
        {
            target = S3Target.Parse(http.Request.Host.Value ?? "", http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget);
            await AnswerAsync(new S3Request(http, target), caller);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for an answer.
        }
        catch (Exception e)
        {
            await RefuseAsync(http, target, caller, e);
        }
    }

    private async Task AnswerAsync(S3Request request, CallerContext caller)
    {
        if (HttpMethods.IsOptions(request.Http.Request.Method))
        {
            Cors.AnswerPreflight(request, Rules(request));
            return;
        }
        Cors.AddHeaders(request, Rules(request), authentication.IsRequired);
        var route = router.Find(request);
        using var span = telemetry.StartOperation("S3", route.Name, caller, request.Headers);
        span.Activity?.SetTag("aws.s3.bucket", request.Target.Bucket).SetTag("aws.s3.key", request.Target.Key);
        try
        {
            (request, caller) = authentication.Authenticate(request, caller);
            using var chunks = request.Chunks;
            await route.HandleAsync(request, caller);
        }
        catch (OperationCanceledException) when (request.Http.RequestAborted.IsCancellationRequested)
        {
            span.Suppress();
            throw;
        }
        catch (Exception e)
        {
            var known = e as AwsException;
            span.Fail(known?.Code ?? e.GetType().FullName!, known?.SenderFault is true ? ActivityStatusCode.Unset : ActivityStatusCode.Error);
            throw;
        }
    }

    private IReadOnlyList<CorsRule>? Rules(S3Request request) =>
        request.Target.Bucket is { } bucket && request.Headers.Origin.Count > 0 ? store.FindBucket(bucket)?.Settings.Cors : null;

    private async Task RefuseAsync(HttpContext http, S3Target target, CallerContext caller, Exception e)
    {
        var error = e switch
        {
            AwsException known => known,
            // Kestrel's own: the client broke off, or sent too little.
            BadHttpRequestException => S3Errors.IncompleteBody(),
            _ => S3Errors.InternalError(),
        };
        if (error.StatusCode == 500)
            Log.Failed(logger, e, http.Request.Method, target.Bucket, target.Key, caller.RequestId);
        if (http.Response.HasStarted)
        {
            // An answer that ends early must not look complete.
            http.Abort();
            return;
        }
        // A client that was never told to go on keeps its body back, or sends it all the same: what follows on this connection
        // cannot be told apart.
        if (http.Request.Headers.Expect.Count > 0)
            http.Response.Headers.Connection = "close";
        await S3Xml.WriteErrorAsync(http, error, target, caller.RequestId);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "{Method} on bucket {Bucket}, key {Key}, failed (request {RequestId}).")]
        public static partial void Failed(ILogger logger, Exception exception, string method, string? bucket, string? key, string requestId);
    }
}
