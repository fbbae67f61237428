namespace ImageStudio.LocalAws.Common;

/// <summary>
/// One operation of one service, in a file named like the operation. It is typed both ways and knows no wire protocol:
/// readers under <c>Wire/</c> make the request, writers take the result. Failures are <see cref="AwsException"/>.
/// </summary>
/// <typeparam name="TRequest">The operation's input shape.</typeparam>
/// <typeparam name="TResult">The operation's output shape.</typeparam>
public interface IOperation<in TRequest, TResult>
{
    /// <summary>Carries the operation out.</summary>
    /// <exception cref="AwsException">The service refuses, with its own error code.</exception>
    ValueTask<TResult> ExecuteAsync(TRequest request, CallerContext caller, CancellationToken cancellationToken);
}

/// <summary>The result of operations that answer with an empty body.</summary>
public sealed record Nothing
{
    /// <summary>The one instance.</summary>
    public static Nothing Value { get; } = new();
}
