using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Parameters;

/// <summary>A parameter runs where it has a value; a secret one is never shown.</summary>
internal static class ParameterStates
{
    public static async Task PublishAsync(ParameterResource parameter, ResourceNotificationService notifications, CancellationToken cancellationToken)
    {
        try
        {
            var value = await parameter.GetValueAsync(cancellationToken);
            await notifications.PublishUpdateAsync(parameter, s => s with
            {
                State = new(KnownResourceStates.Running, KnownResourceStateStyles.Success),
                Properties = [new("Value", parameter.Secret ? null : value) { IsSensitive = parameter.Secret }],
            });
        }
        catch (MissingParameterValueException e)
        {
            await notifications.PublishUpdateAsync(parameter, s => s with
            {
                State = new(KnownResourceStates.ValueMissing, KnownResourceStateStyles.Warn),
                Properties = [new("Value", e.Message)],
            });
        }
    }
}
