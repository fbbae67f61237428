using Aspire.Hosting.AWS.CloudFormation;

namespace ImageStudio.AppHost.Targets;

/// <summary>One place where AWS can be: who provisions the stack there, and which standard AWS settings lead the services to it.</summary>
internal abstract class AwsTarget
{
    /// <summary>The address of mails where no setting names one; empty where a mail would reach a stranger.</summary>
    public abstract string DefaultNotificationEmail { get; }

    /// <summary>Whose page and JSON show the mails that were sent; null where mails leave the machine or nobody shows them.</summary>
    public virtual IResourceBuilder<IResourceWithEndpoints>? Inbox => null;

    public abstract void Provision(IResourceBuilder<ICloudFormationTemplateResource> stack);

    public abstract void Configure(IResourceBuilder<ProjectResource> service);
}

/// <summary>How the composition speaks of the target.</summary>
internal static class AwsTargetExtensions
{
    /// <exception cref="DistributedApplicationException">A setting of the target is wrong or missing; the message says what to set.</exception>
    public static AwsTarget AddAwsTarget(this IDistributedApplicationBuilder builder)
    {
        var options = AwsTargetOptions.Read(builder.Configuration);
        return options.Target switch
        {
            AwsTargetKind.LocalStack => LocalStackTarget.Add(builder, options),
            AwsTargetKind.Endpoint => new EndpointTarget(options),
            AwsTargetKind.Cloud => new CloudTarget(builder, options),
            _ => LocalTarget.Add(builder, options),
        };
    }

    public static IResourceBuilder<ICloudFormationTemplateResource> ProvisionedBy(this IResourceBuilder<ICloudFormationTemplateResource> stack, AwsTarget aws)
    {
        aws.Provision(stack);
        return stack;
    }

    /// <summary>Leads the service to AWS and hands it the stack's outputs; it starts when the stack is there.</summary>
    public static IResourceBuilder<ProjectResource> Using(this IResourceBuilder<ProjectResource> service, AwsTarget aws, IResourceBuilder<ICloudFormationTemplateResource> stack)
    {
        aws.Configure(service);
        return service.WithReference(stack);
    }
}
