using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ImageStudio.LocalAws.Sns.Http.Policies;

/// <summary>What both kinds of delivery policies have in common when they are read.</summary>
internal static class PolicyReading
{
    /// <exception cref="InvalidAttributeException">It is no JSON of this form.</exception>
    public static T Read<T>(string json, JsonTypeInfo<T> type) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(json, type) ?? throw Invalid("it is null");
        }
        catch (JsonException)
        {
            throw Invalid("failed to parse JSON");
        }
    }

    /// <exception cref="InvalidAttributeException">A part is not valid.</exception>
    public static T Check<T>(T policy, RetryPolicy? retry, ThrottlePolicy? throttle, RequestPolicy? request)
    {
        if (retry?.Fault() is { } fault)
            throw Invalid(fault);
        if (throttle?.MaxReceivesPerSecond is < 1)
            throw Invalid("maxReceivesPerSecond must be at least 1");
        if (request?.ContentType is { } type && !DeliveryPolicy.IsContentType(type))
            throw Invalid($"headerContentType '{type}' is not supported");
        return policy;
    }

    private static InvalidAttributeException Invalid(string reason) => SnsErrors.InvalidAttribute($"DeliveryPolicy: {reason}");
}
