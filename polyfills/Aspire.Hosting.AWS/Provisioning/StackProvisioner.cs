using System.Collections.Immutable;
using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.AWS.CloudFormation;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.AWS.Provisioning;

/// <summary>Deploys a template or reads an existing stack, and publishes what came of it.</summary>
internal sealed partial class StackProvisioner(ResourceNotificationService notifications, ResourceLoggerService loggers, TimeProvider time)
{
    // "resource.source" is the property that the dashboard shows beside the name.
    private const string SourceProperty = "resource.source";

    public async Task ProvisionAsync(CloudFormationResource resource, CancellationToken cancellationToken)
    {
        var logger = loggers.GetLogger(resource);
        using var client = CloudFormationClients.For(resource);
        var stack = resource is CloudFormationTemplateResource template
            ? await new TemplateDeployment(client, template, time, logger).RunAsync(cancellationToken)
            : await ReadAsync(client, resource, cancellationToken);

        resource.Outputs = stack.Outputs ?? [];
        foreach (var output in resource.Outputs) Log.Output(logger, output.OutputKey, output.OutputValue);
        await PublishAsync(resource, stack, StackConsole.UrlOf(client, stack));
    }

    private static async Task<Stack> ReadAsync(IAmazonCloudFormation client, CloudFormationResource resource, CancellationToken cancellationToken)
    {
        var response = await client.DescribeStacksAsync(new DescribeStacksRequest { StackName = resource.StackName }, cancellationToken);
        return response.Stacks[0];
    }

    private Task PublishAsync(CloudFormationResource resource, Stack stack, UrlSnapshot? console)
    {
        var properties = ImmutableArray.CreateBuilder<ResourcePropertySnapshot>();
        properties.Add(new(SourceProperty, stack.StackId));
        if (resource is CloudFormationTemplateResource template) properties.Add(new("aws.cloudformation.template", template.TemplatePath));
        properties.AddRange(resource.Outputs!.Select(output => new ResourcePropertySnapshot("aws.cloudformation.output." + output.OutputKey, output.OutputValue)));

        return notifications.PublishUpdateAsync(resource, snapshot => snapshot with
        {
            Properties = snapshot.Properties.AddRange(properties),
            Urls = console is null ? [] : [console],
        });
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Output {Name}: {Value}")]
        public static partial void Output(ILogger logger, string name, string value);
    }
}
