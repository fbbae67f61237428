using System.Diagnostics;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Telemetry;

namespace ImageStudio.LocalAws.Wire;

/// <summary>Runs one operation within its span and measures it; the same for JSON and Query.</summary>
internal sealed class OperationRunner(LocalAwsTelemetry telemetry)
{
    public async ValueTask<object> RunAsync(ServiceDefinition service, Operation operation, object request, CallerContext caller, HttpContext http)
    {
        using var span = telemetry.StartOperation(service.Name, operation.Name, caller, http.Request.Headers);
        try
        {
            var result = await operation.ExecuteAsync(request, caller, http.RequestAborted);
            if (result is IMayBeIdle { IsIdle: true })
                span.Suppress();
            return result;
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            span.Suppress();
            throw;
        }
        catch (Exception e)
        {
            span.Fail(e is AwsException known ? known.Code : e.GetType().FullName!, e is AwsException { SenderFault: true } ? ActivityStatusCode.Unset : ActivityStatusCode.Error);
            throw;
        }
    }
}
