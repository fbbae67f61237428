using System.Collections.Frozen;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Wire;

/// <summary>
/// A service of the JSON or Query protocol: its protocol facts and its operations. To plug one in, write
/// <c>&lt;Service&gt;/&lt;Service&gt;Operations.cs</c> with an <c>Add&lt;Service&gt;</c> extension that registers its stores and
/// one singleton <see cref="ServiceDefinition"/>, and name that extension in <c>AddLocalAws</c>. Its list of
/// <see cref="Operation.Of{TRequest,TResult}"/> is the list of what is supported. Services of REST protocols implement
/// <see cref="IRestService"/> instead.
/// </summary>
/// <param name="Name">Name in traces and logs, for example <c>SQS</c>.</param>
/// <param name="SigningName">Name in the signature's credential scope, for example <c>sqs</c>.</param>
/// <param name="ApiVersion">The Query parameter <c>Version</c>, for example <c>2012-11-05</c>.</param>
/// <param name="XmlNamespace">Namespace of answers in the Query protocol.</param>
internal sealed record ServiceDefinition(string Name, string SigningName, string ApiVersion, string XmlNamespace)
{
    /// <summary>The operations by name.</summary>
    public required FrozenDictionary<string, Operation> Operations { get; init; }

    /// <summary>Prefix of <c>X-Amz-Target</c> where the service speaks JSON, for example <c>AmazonSQS</c>.</summary>
    public string? TargetPrefix { get; init; }

    /// <summary>Namespace of error types in JSON, for example <c>com.amazonaws.sqs</c>.</summary>
    public string? ErrorNamespace { get; init; }

    /// <summary>Operations that nobody signs: the links in mails.</summary>
    public IReadOnlySet<string> UnsignedOperations { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Request member that the URL's path stands for where a client posts to a resource (a queue URL).</summary>
    public string? PathParameter { get; init; }
}

/// <summary>An operation with the shapes of its request and result, ready for any protocol.</summary>
/// <param name="name">AWS's name of the operation.</param>
/// <param name="request">Type of the request.</param>
/// <param name="result">Type of the result.</param>
/// <param name="shapes">Knows the shapes of both.</param>
internal abstract class Operation(string name, Type request, Type result, JsonSerializerContext shapes)
{
    /// <summary>AWS's name of the operation.</summary>
    public string Name => name;

    public Type Request => request;

    // Made when they are first needed: those of all operations together take a third of the time that a start takes.
    public JsonTypeInfo RequestType => field ??= Shape(request);

    public JsonTypeInfo ResultType => field ??= Shape(result);

    /// <summary>Carries the operation out; <paramref name="request"/> is of <see cref="RequestType"/>, the result of <see cref="ResultType"/>.</summary>
    public abstract ValueTask<object> ExecuteAsync(object request, CallerContext caller, CancellationToken cancellationToken);

    /// <summary>Binds an operation, whose class is called like the operation, to the source-generated shapes of its request and result.</summary>
    public static Operation Of<TRequest, TResult>(IOperation<TRequest, TResult> operation, JsonSerializerContext shapes)
        where TRequest : class
        where TResult : class =>
        new Bound<TRequest, TResult>(operation, shapes);

    /// <summary>The table for <see cref="ServiceDefinition.Operations"/>; two operations of one name are refused.</summary>
    public static FrozenDictionary<string, Operation> Table(params IEnumerable<Operation> operations) =>
        operations.ToDictionary(o => o.Name, StringComparer.Ordinal).ToFrozenDictionary(StringComparer.Ordinal);

    private JsonTypeInfo Shape(Type type) => shapes.GetTypeInfo(type) ?? throw new InvalidOperationException($"{shapes.GetType().Name} has no shape of {type.Name}.");

    private sealed class Bound<TRequest, TResult>(IOperation<TRequest, TResult> operation, JsonSerializerContext shapes)
        : Operation(operation.GetType().Name, typeof(TRequest), typeof(TResult), shapes)
        where TRequest : class
        where TResult : class
    {
        public override async ValueTask<object> ExecuteAsync(object request, CallerContext caller, CancellationToken cancellationToken) =>
            await operation.ExecuteAsync((TRequest)request, caller, cancellationToken);
    }
}
