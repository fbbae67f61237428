using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Wire;

namespace ImageStudio.LocalAws.Hosting;

/// <summary>
/// Calls the operations that the API exposes, with the same checks and effects, without the wire. The request's type names
/// the operation.
/// </summary>
internal sealed class ServiceCalls(IServiceProvider services)
{
    // Looked up late, because CloudFormation is itself one of the services.
    private readonly Lazy<Dictionary<Type, Operation>> _operations = new(() => services.GetServices<ServiceDefinition>()
        .SelectMany(s => s.Operations.Values).ToDictionary(o => o.Request));

    /// <exception cref="AwsException">The service refuses.</exception>
    public async ValueTask<TResult> CallAsync<TResult>(object request, CallerContext caller, CancellationToken cancellationToken) =>
        (TResult)await _operations.Value[request.GetType()].ExecuteAsync(request, caller, cancellationToken);
}
