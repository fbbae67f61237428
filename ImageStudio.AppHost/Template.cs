using System.Text.Json.Nodes;
using Aspire.Hosting.AWS.CloudFormation;
using ImageStudio.AppHost.Targets;

namespace ImageStudio.AppHost;

/// <summary>The CloudFormation template and its parameters.</summary>
internal static class Template
{
    public const string FileName = "image-studio.template.json";

    private const string NotificationEmail = nameof(NotificationEmail);
    private const string AllowedOrigins = nameof(AllowedOrigins);
    private const string EmailParameter = "notification-email";
    private const string EmailSetting = "Notifications:Email";

    /// <summary>Absolute, because the working directory differs between a start and a test.</summary>
    public static string PathOf(IDistributedApplicationBuilder builder) => Path.Combine(builder.AppHostDirectory, FileName);

    /// <summary>Names of all outputs.</summary>
    public static IEnumerable<string> OutputsOf(ICloudFormationTemplateResource stack) =>
        JsonNode.Parse(File.ReadAllText(stack.TemplatePath))!["Outputs"]!.AsObject().Select(output => output.Key);

    /// <summary>
    /// Who gets the mails, as a parameter of the application: <c>Notifications:Email</c> or <c>Parameters:notification-email</c>,
    /// else what the target can do without asking anybody.
    /// </summary>
    public static IResourceBuilder<ICloudFormationTemplateResource> WithNotificationEmail(this IResourceBuilder<ICloudFormationTemplateResource> stack, AwsTarget aws)
    {
        var builder = stack.ApplicationBuilder;
        var email = builder.AddParameter(EmailParameter, () => builder.Configuration[EmailSetting] ?? builder.Configuration[$"Parameters:{EmailParameter}"] ?? aws.DefaultNotificationEmail)
            .WithDescription("Address that gets the mails about photos; empty for none. AWS asks its owner to confirm first.");
        builder.Eventing.Subscribe<BeforeStartEvent>(async (_, cancellationToken) =>
            stack.Resource.AddParameter(NotificationEmail, await email.Resource.GetValueAsync(cancellationToken) ?? ""));
        return stack;
    }

    /// <summary>
    /// Lets pages from the endpoint upload to presigned URLs. Where nothing is started before the stack, provisioning does not
    /// wait for ports to be given out: a fixed port counts from the beginning, and the event corrects it where tests get another.
    /// </summary>
    public static void WithAllowedOrigin(this IResourceBuilder<ICloudFormationTemplateResource> stack, EndpointReference page)
    {
        if (page.EndpointAnnotation.Port is { } port) stack.Resource.AddParameter(AllowedOrigins, Origins($"{page.Scheme}://{page.EndpointAnnotation.TargetHost}:{port}"));
        stack.ApplicationBuilder.Eventing.Subscribe<ResourceEndpointsAllocatedEvent>(page.Resource, (_, _) =>
        {
            stack.Resource.AddParameter(AllowedOrigins, Origins(page.Url));
            return Task.CompletedTask;
        });
    }

    // This machine has a name and a number, and people type either.
    private static string Origins(string page) => new Uri(page).Host == "localhost" ? $"{page},{page.Replace("//localhost", "//127.0.0.1", StringComparison.Ordinal)}" : page;
}
