using Amazon.Runtime.Internal;
using Amazon.CloudFormation.Model;

namespace Amazon.CloudFormation.Internal;

/// <summary>The exception type of each error code; any other code is an <see cref="AmazonCloudFormationException"/>.</summary>
internal static class ErrorTable
{
    private static readonly Dictionary<string, Func<ErrorResponse, AmazonCloudFormationException>> Exceptions = new(StringComparer.Ordinal)
    {
        ["AlreadyExistsException"] = e => new AlreadyExistsException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        ["ChangeSetNotFound"] = e => new ChangeSetNotFoundException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        ["InsufficientCapabilitiesException"] = e => new InsufficientCapabilitiesException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        ["InvalidChangeSetStatus"] = e => new InvalidChangeSetStatusException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        ["LimitExceededException"] = e => new LimitExceededException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        ["TokenAlreadyExistsException"] = e => new TokenAlreadyExistsException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
    };

    public static AmazonCloudFormationException Create(string code, ErrorResponse error) =>
        code is not null && Exceptions.TryGetValue(code, out var create)
            ? create(error)
            : new AmazonCloudFormationException(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode);
}
