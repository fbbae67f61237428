using Amazon.Runtime;
using Aspire.Hosting.AWS.CloudFormation;
using Microsoft.Extensions.DependencyInjection;

namespace ImageStudio.AppHost.Targets.Gaps;

/// <summary>
/// Once the stack is there, and before the services that wait for it start, whatever the emulator left out of who hears
/// whom is set, with a line on the stack for each. On AWS there is nothing to mend.
/// </summary>
internal static class EmulatorGaps
{
    public static void MendedAt(this IResourceBuilder<ICloudFormationTemplateResource> stack, Func<CancellationToken, ValueTask<string>> address, string region) =>
        stack.OnResourceReady(async (resource, ready, cancellationToken) =>
        {
            try
            {
                await MendAsync(resource, ready.Services, await address(cancellationToken), region, cancellationToken);
            }
            catch (AmazonServiceException fault)
            {
                throw new DistributedApplicationException($"What the endpoint left out of the stack {resource.StackName} could not be set: {fault.Message}", fault);
            }
        });

    private static async Task MendAsync(ICloudFormationTemplateResource stack, IServiceProvider services, string address, string region, CancellationToken cancellationToken)
    {
        var logger = services.GetRequiredService<ResourceLoggerService>().GetLogger(stack);
        var promise = await StackPromise.ReadAsync(stack.TemplatePath, cancellationToken);
        var outputs = (stack.Outputs ?? []).ToDictionary(output => output.OutputKey, output => output.OutputValue);
        var values = promise.Outputs.Where(output => outputs.ContainsKey(output.Key)).ToDictionary(output => output.Value, output => outputs[output.Key]);

        using var s3 = Emulation.CreateS3(address, region);
        var notifications = new BucketNotifications(s3, logger);
        foreach (var wanted in promise.Notifications)
            await notifications.EnsureAsync(wanted, ValueOf(wanted.Bucket), ValueOf(wanted.Topic), cancellationToken);

        using var sns = Emulation.CreateSns(address, region);
        var subscriptions = new TopicSubscriptions(sns, logger);
        foreach (var wanted in promise.Subscriptions)
            await subscriptions.EnsureAsync(ValueOf(wanted.Topic), ValueOf(wanted.Queue), cancellationToken);

        string ValueOf(string resource) => values.TryGetValue(resource, out var value)
            ? value
            : throw new DistributedApplicationException($"The stack {stack.StackName} has no output that refers to {resource}; the endpoint at {address} may not support it.");
    }
}
