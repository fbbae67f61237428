using System.Globalization;
using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Amazon.Runtime;
using Aspire.Hosting.AWS.CloudFormation;

namespace Aspire.Hosting.AWS.Provisioning;

/// <summary>Creates a change set, waits until CloudFormation has reviewed it, executes it.</summary>
internal sealed class ChangeSet(IAmazonCloudFormation client, CloudFormationTemplateResource resource, TimeProvider time)
{
    private const string NoChanges = "The submitted information didn't contain changes";

    private static readonly Capability[] Capabilities = [Capability.CAPABILITY_IAM, Capability.CAPABILITY_NAMED_IAM, Capability.CAPABILITY_AUTO_EXPAND];

    /// <returns>The change set's id, or null where it would change nothing.</returns>
    public async Task<string?> CreateAsync(ChangeSetType type, string template, string fingerprint, CancellationToken cancellationToken)
    {
        try
        {
            var created = await client.CreateChangeSetAsync(Request(type, template, fingerprint), cancellationToken);
            return await HasChangesAsync(created.Id, cancellationToken) ? created.Id : null;
        }
        catch (AmazonServiceException e)
        {
            throw new AWSProvisioningException($"The change set for stack {resource.StackName} could not be created: {e.Message}", e);
        }
    }

    public async Task ExecuteAsync(string changeSetId, CancellationToken cancellationToken)
    {
        try
        {
            await client.ExecuteChangeSetAsync(new ExecuteChangeSetRequest { StackName = resource.StackName, ChangeSetName = changeSetId }, cancellationToken);
        }
        catch (AmazonServiceException e)
        {
            throw new AWSProvisioningException($"The change set for stack {resource.StackName} could not be executed: {e.Message}", e);
        }
    }

    private CreateChangeSetRequest Request(ChangeSetType type, string template, string fingerprint)
    {
        var tags = new Dictionary<string, string>(resource.Tags) { [TemplateFingerprint.TagKey] = fingerprint };
        return new CreateChangeSetRequest
        {
            StackName = resource.StackName,
            TemplateBody = template,
            Parameters = [.. resource.Parameters.Select(parameter => new Parameter { ParameterKey = parameter.Key, ParameterValue = parameter.Value })],
            ChangeSetName = string.Create(CultureInfo.InvariantCulture, $"Aspire-AppHost-{time.GetUtcNow().Ticks}"),
            ChangeSetType = type,
            Capabilities = [.. Capabilities.Select(capability => capability.Value).Except(resource.DisabledCapabilities, StringComparer.OrdinalIgnoreCase)],
            RoleARN = resource.RoleArn,
            Tags = [.. tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value })],
        };
    }

    private async Task<bool> HasChangesAsync(string changeSetId, CancellationToken cancellationToken)
    {
        DescribeChangeSetResponse changeSet;
        do
        {
            await Task.Delay(TimeSpan.FromSeconds(resource.StackPollingInterval), time, cancellationToken);
            changeSet = await client.DescribeChangeSetAsync(new DescribeChangeSetRequest { ChangeSetName = changeSetId }, cancellationToken);
        }
        while (changeSet.Status == ChangeSetStatus.CREATE_PENDING || changeSet.Status == ChangeSetStatus.CREATE_IN_PROGRESS);

        if (changeSet.Status != ChangeSetStatus.FAILED) return true;

        // CloudFormation has no code for it, only this sentence.
        return changeSet.StatusReason?.Contains(NoChanges, StringComparison.OrdinalIgnoreCase) == true
            ? false
            : throw new AWSProvisioningException($"The change set for stack {resource.StackName} failed: {changeSet.StatusReason}");
    }
}
