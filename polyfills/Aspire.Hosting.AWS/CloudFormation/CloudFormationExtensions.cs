using Amazon.CloudFormation;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.AWS;
using Aspire.Hosting.AWS.CloudFormation;
using Aspire.Hosting.AWS.Provisioning;

namespace Aspire.Hosting;

public static class CloudFormationExtensions
{
    private const string DefaultConfigSection = "AWS:Resources";

    public static IResourceBuilder<ICloudFormationTemplateResource> AddAWSCloudFormationTemplate(this IDistributedApplicationBuilder builder, [ResourceName] string name, string templatePath, string? stackName = null) =>
        builder.AddStack<ICloudFormationTemplateResource>(new CloudFormationTemplateResource(name, stackName ?? name, templatePath), "CloudFormationTemplate");

    public static IResourceBuilder<ICloudFormationStackResource> AddAWSCloudFormationStack(this IDistributedApplicationBuilder builder, [ResourceName] string name, string? stackName = null) =>
        builder.AddStack<ICloudFormationStackResource>(new CloudFormationStackResource(name, stackName ?? name), "CloudFormationStack");

    public static IResourceBuilder<ICloudFormationTemplateResource> WithParameter(this IResourceBuilder<ICloudFormationTemplateResource> builder, string parameterName, string parameterValue)
    {
        builder.Resource.AddParameter(parameterName, parameterValue);
        return builder;
    }

    public static IResourceBuilder<ICloudFormationResource> WithTag(this IResourceBuilder<ICloudFormationResource> builder, string tagKey, string tagValue)
    {
        builder.Resource.Tags[tagKey] = tagValue;
        return builder;
    }

    public static StackOutputReference GetOutput(this IResourceBuilder<ICloudFormationResource> builder, string name) => new(name, builder.Resource);

    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, StackOutputReference stackOutputReference)
        where T : IResourceWithEnvironment
    {
        stackOutputReference.Resource.ReferenceBy(builder.Resource);
        return builder.WithEnvironment(async context =>
        {
            if (context.ExecutionContext.IsPublishMode)
            {
                context.EnvironmentVariables[name] = stackOutputReference.ValueExpression;
                return;
            }

            if (stackOutputReference.Resource.AWSSDKConfig is { } config) SdkEnvironment.Apply(context, config, overwrite: false);
            context.EnvironmentVariables[name] = await stackOutputReference.GetValueAsync(context.CancellationToken) ?? "";
        });
    }

    public static IResourceBuilder<TDestination> WithReference<TDestination>(this IResourceBuilder<TDestination> builder, IAWSSDKConfig awsSdkConfig)
        where TDestination : ICloudFormationResource
    {
        builder.Resource.AWSSDKConfig = awsSdkConfig;
        return builder;
    }

    public static IResourceBuilder<TDestination> WithReference<TDestination>(this IResourceBuilder<TDestination> builder, IAmazonCloudFormation cloudFormationClient)
        where TDestination : ICloudFormationResource
    {
        builder.Resource.CloudFormationClient = cloudFormationClient;
        return builder;
    }

    public static IResourceBuilder<TDestination> WithReference<TDestination>(this IResourceBuilder<TDestination> builder, IResourceBuilder<ICloudFormationResource> cloudFormationResourceBuilder, string configSection = DefaultConfigSection)
        where TDestination : IResourceWithEnvironment, IResourceWithWaitSupport
    {
        var stack = cloudFormationResourceBuilder.Resource;
        var prefix = configSection.Replace("::", "__", StringComparison.Ordinal).Replace(":", "__", StringComparison.Ordinal);

        stack.ReferenceBy(builder.Resource);
        return builder.WaitFor(cloudFormationResourceBuilder).WithEnvironment(context =>
        {
            if (context.ExecutionContext.IsPublishMode) return;
            if (stack.AWSSDKConfig is { } config) SdkEnvironment.Apply(context, config, overwrite: false);
            foreach (var output in stack.Outputs ?? []) context.EnvironmentVariables[$"{prefix}__{output.OutputKey}"] = output.OutputValue;
        });
    }

    private static IResourceBuilder<T> AddStack<T>(this IDistributedApplicationBuilder builder, T resource, string resourceType)
        where T : class, ICloudFormationResource
    {
        StackProvisioning.AddTo(builder);
        return builder.AddResource(resource)
            .WithInitialState(new() { ResourceType = resourceType, Properties = [] })
            .WithManifestPublishingCallback(context => CloudFormationManifest.Write(resource, context));
    }
}
