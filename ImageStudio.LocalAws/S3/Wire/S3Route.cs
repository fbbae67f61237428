using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.S3.Wire;

/// <summary>What a request is about.</summary>
internal enum S3Scope
{
    Service,
    Bucket,
    Object,
}

/// <summary>Which requests an operation answers.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Scope">Service, bucket or object.</param>
/// <param name="Subresource">Name of the query parameter that singles the operation out; empty for none.</param>
/// <param name="IsCopy">Whether <c>x-amz-copy-source</c> has to be there.</param>
internal readonly record struct S3RouteKey(string Method, S3Scope Scope, string Subresource = "", bool IsCopy = false);

/// <summary>An operation with its place in HTTP: how its request is read and its result written.</summary>
internal abstract class S3Route(S3RouteKey key, string name)
{
    public S3RouteKey Key { get; } = key;

    /// <summary>AWS's name of the operation.</summary>
    public string Name { get; } = name;

    public abstract Task HandleAsync(S3Request request, CallerContext caller);

    /// <summary>Binds an operation, whose class is called like the operation.</summary>
    public static S3Route Of<TRequest, TResult>(
        S3RouteKey key, IOperation<TRequest, TResult> operation, Func<S3Request, ValueTask<TRequest>> read, Func<HttpResponse, TResult, S3Request, Task> write) =>
        new Bound<TRequest, TResult>(key, operation, read, write);

    private sealed class Bound<TRequest, TResult>(
        S3RouteKey key, IOperation<TRequest, TResult> operation, Func<S3Request, ValueTask<TRequest>> read, Func<HttpResponse, TResult, S3Request, Task> write)
        : S3Route(key, operation.GetType().Name)
    {
        public override async Task HandleAsync(S3Request request, CallerContext caller)
        {
            var result = await operation.ExecuteAsync(await read(request), caller, request.Http.RequestAborted);
            await write(request.Http.Response, result, request);
        }
    }
}
