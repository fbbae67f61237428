using Aspire.Hosting.AWS.CloudFormation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ImageStudio.AppHost.Targets;

/// <summary>One place where AWS can be: who provisions the stack there, and which standard AWS settings lead the services to it.</summary>
internal abstract class AwsTarget
{
    /// <summary>For people: which target it is, and where.</summary>
    public abstract string Description { get; }

    /// <summary>Whether what is there belongs to a developer alone, so that all of it may go on request.</summary>
    public virtual bool IsForPlay => true;

    /// <summary>The emulator that is started with the rest, if any.</summary>
    public virtual IResourceBuilder<IResource>? Emulator => null;

    /// <summary>The address of mails where no setting names one; empty where a mail would reach a stranger.</summary>
    public abstract string DefaultNotificationEmail { get; }

    /// <summary>Whose page and JSON show the mails that were sent; null where mails leave the machine or nobody shows them.</summary>
    public virtual IResourceBuilder<IResourceWithEndpoints>? Inbox => null;

    public abstract void Provision(IResourceBuilder<ICloudFormationTemplateResource> stack);

    public abstract void Configure(IResourceBuilder<ProjectResource> service);

    public abstract ValueTask<AwsClients> ConnectAsync(CancellationToken cancellationToken);

    /// <summary>Empties <see cref="Inbox"/>, where there is one.</summary>
    public virtual Task ForgetMailsAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>How the composition speaks of the target.</summary>
internal static partial class AwsTargetExtensions
{
    /// <exception cref="DistributedApplicationException">A setting of the target is wrong or missing; the message says what to set.</exception>
    public static AwsTarget AddAwsTarget(this IDistributedApplicationBuilder builder)
    {
        if (builder.ExecutionContext.IsPublishMode) return new PublishedTarget();
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
        if (aws.Emulator is { } emulator) stack.WithParentRelationship(emulator);
        return stack.Showing(aws);
    }

    /// <summary>Leads the service to AWS and hands it the stack's outputs; it starts when the stack is there.</summary>
    public static IResourceBuilder<ProjectResource> Using(this IResourceBuilder<ProjectResource> service, AwsTarget aws, IResourceBuilder<ICloudFormationTemplateResource> stack)
    {
        aws.Configure(service);
        service.WithReference(stack);
        if (stack.ApplicationBuilder.ExecutionContext.IsPublishMode)
            foreach (var output in Template.OutputsOf(stack.Resource)) service.WithEnvironment($"AWS__Resources__{output}", stack.GetOutput(output));
        return service;
    }

    /// <summary>The chosen target stands in the log and among the properties of the stack.</summary>
    private static IResourceBuilder<ICloudFormationTemplateResource> Showing(this IResourceBuilder<ICloudFormationTemplateResource> stack, AwsTarget aws)
    {
        stack.ApplicationBuilder.Eventing.Subscribe<BeforeStartEvent>((start, _) =>
        {
            Log.Target(start.Services.GetRequiredService<ResourceLoggerService>().GetLogger(stack.Resource), aws.Description);
            return start.Services.GetRequiredService<ResourceNotificationService>().PublishUpdateAsync(
                stack.Resource, snapshot => snapshot with { Properties = snapshot.Properties.Add(new("aws.target", aws.Description)) });
        });
        return stack;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Target {Target}")]
        public static partial void Target(ILogger logger, string target);
    }
}
