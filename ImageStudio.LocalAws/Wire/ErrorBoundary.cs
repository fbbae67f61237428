using System.Text.Json;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Wire;

/// <summary>What a protocol answers when a call fails: the service's own error, or an internal failure with a line in the log.</summary>
internal sealed partial class ErrorBoundary(ILogger<ErrorBoundary> logger)
{
    /// <summary>Runs a call; returns the error to write, or <c>null</c> where the call was answered or nobody waits for the answer.</summary>
    public async ValueTask<AwsException?> GuardAsync(HttpContext http, CallerContext caller, Func<Task> call)
    {
        try
        {
            await call();
            return null;
        }
        catch (AwsException error)
        {
            return error;
        }
        catch (JsonException e)
        {
            return WireErrors.Serialization($"The request does not have the operation's form{(e.Path is { Length: > 0 } path ? $" at {path}" : "")}.");
        }
        catch (Exception e) when (e is BadHttpRequestException or InvalidDataException)
        {
            return e is BadHttpRequestException { StatusCode: var status and >= 400 } ? new AwsException("MalformedInput", e.Message, status) : WireErrors.MalformedQuery(e.Message);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception e)
        {
            Log.CallFailed(logger, e, caller.RequestId);
            return WireErrors.Internal();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Request {RequestId} failed.")]
        public static partial void CallFailed(ILogger logger, Exception exception, string requestId);
    }
}
