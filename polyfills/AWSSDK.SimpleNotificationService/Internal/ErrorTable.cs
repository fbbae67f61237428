using Amazon.Runtime.Internal;
using Amazon.SimpleNotificationService.Model;

namespace Amazon.SimpleNotificationService.Internal;

/// <summary>The exception type of each error code; any other code is an <see cref="AmazonSimpleNotificationServiceException"/>.</summary>
internal static class ErrorTable
{
    private static readonly Dictionary<string, Func<ErrorResponse, AmazonSimpleNotificationServiceException>> Exceptions = new(StringComparer.Ordinal)
    {
        ["AuthorizationError"] = e => new AuthorizationErrorException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        ["BatchEntryIdsNotDistinct"] = e => new BatchEntryIdsNotDistinctException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        ["BatchRequestTooLong"] = e => new BatchRequestTooLongException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        ["ConcurrentAccess"] = e => new ConcurrentAccessException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        ["EmptyBatchRequest"] = e => new EmptyBatchRequestException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        ["EndpointDisabled"] = e => new EndpointDisabledException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        ["FilterPolicyLimitExceeded"] = e => new FilterPolicyLimitExceededException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        ["InternalError"] = e => new InternalErrorException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        ["InvalidBatchEntryId"] = e => new InvalidBatchEntryIdException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        ["InvalidParameter"] = e => new InvalidParameterException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        ["InvalidSecurity"] = e => new InvalidSecurityException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        ["InvalidState"] = e => new InvalidStateException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        ["KMSAccessDenied"] = e => new KMSAccessDeniedException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        ["KMSDisabled"] = e => new KMSDisabledException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        ["KMSInvalidState"] = e => new KMSInvalidStateException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        ["KMSNotFound"] = e => new KMSNotFoundException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        ["KMSOptInRequired"] = e => new KMSOptInRequiredException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        ["KMSThrottling"] = e => new KMSThrottlingException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        ["NotFound"] = e => new NotFoundException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        ["ParameterValueInvalid"] = e => new InvalidParameterValueException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        ["PlatformApplicationDisabled"] = e => new PlatformApplicationDisabledException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        ["ReplayLimitExceeded"] = e => new ReplayLimitExceededException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        ["ResourceNotFound"] = e => new ResourceNotFoundException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        ["StaleTag"] = e => new StaleTagException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        ["SubscriptionLimitExceeded"] = e => new SubscriptionLimitExceededException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        ["TagLimitExceeded"] = e => new TagLimitExceededException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        ["TagPolicy"] = e => new TagPolicyException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        ["TooManyEntriesInBatchRequest"] = e => new TooManyEntriesInBatchRequestException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        ["TopicLimitExceeded"] = e => new TopicLimitExceededException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        ["ValidationException"] = e => new ValidationException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
    };

    public static AmazonSimpleNotificationServiceException Create(string code, ErrorResponse error) =>
        code is not null && Exceptions.TryGetValue(code, out var create)
            ? create(error)
            : new AmazonSimpleNotificationServiceException(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode);
}
