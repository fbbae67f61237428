using ImageStudio.LocalAws.CloudFormation.Deployment;
using ImageStudio.LocalAws.CloudFormation.Operations;
using ImageStudio.LocalAws.CloudFormation.Resources;
using ImageStudio.LocalAws.CloudFormation.Resources.Buckets;
using ImageStudio.LocalAws.CloudFormation.Resources.Iam;
using ImageStudio.LocalAws.CloudFormation.Templates;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Hosting;
using ImageStudio.LocalAws.Wire;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ImageStudio.LocalAws.CloudFormation;

/// <summary>CloudFormation; the lists of operations and of resource types are the lists of what is supported.</summary>
internal static class CloudFormationOperations
{
    public static void AddCloudFormation(this IServiceCollection services)
    {
        services.AddResourceTypes();
        services.AddSingleton<ITemplateSource, ObjectTemplates>();
        services.AddStacks();
    }

    /// <summary>The engine alone, for whatever resource types are registered.</summary>
    public static void AddStacks(this IServiceCollection services)
    {
        services.AddSingleton<StackStore>();
        services.AddSingleton<IServiceState>(provider => provider.GetRequiredService<StackStore>());
        services.AddSingleton<ResourceTypes>();
        services.AddSingleton<ResourceSteps>();
        services.AddSingleton<ExportCheck>();
        services.AddSingleton<StackDeletion>();
        services.AddSingleton<StackCreation>();
        services.AddSingleton<StackUpdate>();
        services.AddSingleton<StackLifecycle>();
        services.AddSingleton<StackTargets>();
        services.AddSingleton<ChangePlanner>();
        services.AddSingleton<Deployments>();
        services.TryAddSingleton<ITemplateSource, RequestTemplates>();
        services.AddHostedService<InterruptedDeployments>();
        services.AddSingleton(Define);
    }

    private static void AddResourceTypes(this IServiceCollection services)
    {
        services.TryAddSingleton<ServiceCalls>();
        services.AddSingleton<IResourceProvisioner, QueueResource>();
        services.AddSingleton<IResourceProvisioner, QueuePolicyResource>();
        services.AddSingleton<IResourceProvisioner, TopicResource>();
        services.AddSingleton<IResourceProvisioner, TopicPolicyResource>();
        services.AddSingleton<IResourceProvisioner, SubscriptionResource>();
        services.AddSingleton<IResourceProvisioner, BucketResource>();
        services.AddSingleton<IResourceProvisioner, BucketPolicyResource>();
        services.AddSingleton<IResourceProvisioner, RoleResource>();
        services.AddSingleton<IResourceProvisioner, InlinePolicyResource>();
        services.AddSingleton<IResourceProvisioner, ManagedPolicyResource>();
        services.AddSingleton<IResourceProvisioner, InstanceProfileResource>();
        services.AddSingleton<IBucketSetting, PublicAccessSetting>();
        services.AddSingleton<IBucketSetting, OwnershipSetting>();
        services.AddSingleton<IBucketSetting, EncryptionSetting>();
        services.AddSingleton<IBucketSetting, CorsSetting>();
        services.AddSingleton<IBucketSetting, LifecycleSetting>();
        services.AddSingleton<IBucketSetting, TagsSetting>();
        services.AddSingleton<IBucketSetting, NotificationSetting>();
    }

    private static ServiceDefinition Define(IServiceProvider provider)
    {
        var json = CloudFormationJson.Default;
        return new ServiceDefinition("CloudFormation", "cloudformation", "2010-05-15", "http://cloudformation.amazonaws.com/doc/2010-05-15/")
        {
            Operations = Operation.Table(
                Operation.Of(Make<CreateStack>(provider), json),
                Operation.Of(Make<UpdateStack>(provider), json),
                Operation.Of(Make<UpdateTerminationProtection>(provider), json),
                Operation.Of(Make<DeleteStack>(provider), json),
                Operation.Of(Make<DescribeStacks>(provider), json),
                Operation.Of(Make<ListStacks>(provider), json),
                Operation.Of(Make<DescribeStackEvents>(provider), json),
                Operation.Of(Make<DescribeStackResources>(provider), json),
                Operation.Of(Make<DescribeStackResource>(provider), json),
                Operation.Of(Make<ListStackResources>(provider), json),
                Operation.Of(Make<CreateChangeSet>(provider), json),
                Operation.Of(Make<DescribeChangeSet>(provider), json),
                Operation.Of(Make<ExecuteChangeSet>(provider), json),
                Operation.Of(Make<DeleteChangeSet>(provider), json),
                Operation.Of(Make<ListChangeSets>(provider), json),
                Operation.Of(Make<GetTemplate>(provider), json),
                Operation.Of(Make<GetTemplateSummary>(provider), json),
                Operation.Of(Make<ValidateTemplate>(provider), json),
                Operation.Of(Make<ListExports>(provider), json),
                Operation.Of(Make<ListImports>(provider), json)),
        };
    }

    private static TOperation Make<TOperation>(IServiceProvider provider) => ActivatorUtilities.CreateInstance<TOperation>(provider);
}
